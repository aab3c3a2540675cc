import entry from '../../../src/catalogue/libraries/openid-client.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo } from '../third-party.ts'

const refused = 'sign-in through that provider fails until the new secret is deployed'

export default contract(entry, { packages: { jose: '6.2.17' } }, async (t) => {
  const client = await t.load('openid-client')
  const { jwtVerify } = await t.load('jose')
  const issuer = (url: string) => ({ issuer: url, token_endpoint: `${url}/token` })
  const ask = async (configuration: Untyped) => {
    client.allowInsecureRequests(configuration)
    return client.clientCredentialsGrant(configuration, {})
  }
  const of = (url: string, ...rest: readonly unknown[]) =>
    ask(new client.Configuration(issuer(url), 'made-up', ...rest))
  const discovered = async (url: string, metadata: unknown) =>
    ask(
      await client.discovery(new URL(url), 'made-up', metadata, undefined, {
        execute: [client.allowInsecureRequests],
        [client.customFetch]: (to: string, options: Untyped) =>
          to.includes('.well-known')
            ? Promise.resolve(Response.json(issuer(url)))
            : fetch(to, { ...options, body: String(options.body) }),
      }),
    )
  const places: Readonly<Record<string, (url: string, secret: Untyped) => Promise<unknown>>> = {
    'new Configuration(2)': (url, secret) => of(url, secret),
    'new Configuration(2.client_secret)': (url, secret) => of(url, { client_secret: secret }),
    'discovery(2)': (url, secret) => discovered(`${url}/`, secret),
    'discovery(2.client_secret)': (url, secret) => discovered(`${url}/`, { client_secret: secret }),
    'ClientSecretPost(0)': (url, secret) => of(url, undefined, client.ClientSecretPost(secret)),
    'ClientSecretBasic(0)': (url, secret) => of(url, undefined, client.ClientSecretBasic(secret)),
  }
  for (const [sink, call] of Object.entries(places)) {
    await t.rotation({ sinks: [sink], ...callsTo(call, refused) })
  }
  // The one that signs: the provider checks the token that it is sent.
  await t.rotation({
    sinks: ['ClientSecretJwt(0)'],
    make: async (secret) => {
      let assertion = ''
      const configuration = new client.Configuration(
        issuer('https://made-up.example'),
        'made-up',
        undefined,
        client.ClientSecretJwt(secret),
      )
      configuration[client.customFetch] = (_: string, { body }: Untyped) => {
        assertion = String(body.get('client_assertion'))
        return Promise.resolve(Response.json({ access_token: 'made-up', token_type: 'bearer' }))
      }
      await ask(configuration)
      return assertion
    },
    read: async (assertion, secret) =>
      (await jwtVerify(assertion, new TextEncoder().encode(secret))).payload.sub,
    accepted: 'made-up',
    shows: (_, error) => (error ? refused : 'it works'),
  })
})
