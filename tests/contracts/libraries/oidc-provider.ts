import { generateKeyPairSync, randomBytes } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/oidc-provider.ts'
import { served } from '../apps.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const jwk = (kid: string) => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
})
const [olderJwk, newerJwk] = [jwk('old'), jwk('new')]
const signIn = `/auth?${new URLSearchParams({
  client_id: 'made-up',
  response_type: 'code',
  scope: 'openid',
  redirect_uri: 'http://127.0.0.1/back',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}).toString()}`

export default contract(entry, { packages: { jose: '6.2.17' } }, async (t) => {
  const printed: string[] = []
  const print = (...words: unknown[]) => {
    printed.push(words.map(String).join(' '))
  }
  Object.assign(console, { log: print, info: print, warn: print, error: print })
  const { default: Provider } = await t.load('oidc-provider')
  const rows = new Map<string, unknown>()
  class Store {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    async upsert(id: string, row: unknown) {
      rows.set(this.name + id, row)
    }
    async find(id: string) {
      return rows.get(this.name + id)
    }
    async findByUid() {
      return undefined
    }
    async findByUserCode() {
      return undefined
    }
    async consume() {
      return undefined
    }
    async revokeByGrantId() {
      return undefined
    }
    async destroy(id: string) {
      rows.delete(this.name + id)
    }
  }
  const client = {
    client_id: 'made-up',
    client_secret: 'made-up-client-secret-of-more-than-32-characters',
    redirect_uris: ['http://127.0.0.1/back'],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }
  const provider = (configuration: object) =>
    new Provider('http://127.0.0.1', {
      clients: [client],
      adapter: Store,
      jwks: { keys: [olderJwk] },
      ...configuration,
    })
  const withKeys = (keys: Untyped) => provider(keys === undefined ? {} : { cookies: { keys } })
  const visit = (keys: Untyped) => served(withKeys(keys).callback())

  const started = async (keys: Untyped) => {
    const { cookie, headers } = await visit(keys)(signIn)
    return { cookie, path: new URL(String(headers.location), 'http://127.0.0.1').pathname }
  }
  const resumed = async ({ cookie, path }: Awaited<ReturnType<typeof started>>, keys: Untyped) => {
    const { status } = await visit(keys)(path, { cookie })
    return status === 200 ? 'alice' : `a sign-in under way is refused with ${status}`
  }
  const one = (key: Untyped) => [key]
  const interaction = await t.rotation({
    sinks: ['new Provider(1.cookies.keys)'],
    make: started,
    read: resumed,
    one,
    shows: (seen) => seen,
    only: ['requests in flight'],
  })
  const signed = (keys: Untyped) => {
    const server = withKeys(keys)
    server.use(async (ctx: Untyped) => {
      if (ctx.path === '/set') ctx.cookies.set('user', 'alice', { signed: true })
      ctx.body = ctx.cookies.get('user', { signed: true }) ?? 'the cookie is refused'
    })
    return served(server.callback())
  }
  await t.rotation({
    sinks: ['new Provider(1.cookies.keys)'],
    make: async (keys) => (await signed(keys)('/set')).cookie,
    read: async (cookie, keys) => (await signed(keys)('/get', { cookie })).text,
    one,
    shows: (seen) => seen,
    only: ['sessions'],
  })
  const tokens = async (keys: Untyped) => {
    const of = provider({ jwks: { keys } })
    return { of, client: await of.Client.find('made-up') }
  }
  await t.rotation({
    sinks: ['new Provider(1.jwks.keys)'],
    keys: [olderJwk, newerJwk],
    one,
    make: async (keys) => {
      const { of, client: known } = await tokens(keys)
      const token = new of.IdToken({ sub: 'alice' }, { client: known, ctx: undefined })
      token.set('sub', 'alice')
      return (await token.issue({ use: 'idtoken' })) as string
    },
    read: async (token, keys) => {
      const { of, client: known } = await tokens(keys)
      return (await of.IdToken.validate(token, known)).payload.sub
    },
    shows: (_, error) => (error ? 'an ID token is refused as `id_token_hint`' : 'it is accepted'),
    only: ['signatures'],
  })
  const published = async (keys: Untyped) =>
    JSON.parse((await served(provider({ jwks: { keys } }).callback())('/jwks')).text).keys as Untyped[]
  await t.says('The provider publishes every key', async () => {
    const keys = await published([newerJwk, olderJwk])
    return (
      keys.map(({ kid }) => kid as string).join() === 'new,old' &&
      keys.every(({ d }) => !d) &&
      'publishes every key of the list'
    )
  })

  await t.missingKey(
    async () =>
      !(await started(undefined)).cookie.includes('.sig=') && 'the cookies are unsigned, without a warning',
    () =>
      withSettings({ NODE_ENV: 'production' }, async () => {
        printed.length = 0
        const [first, second] = [1, 2].map(() => new Provider('http://127.0.0.1', { clients: [client] }))
        const keys = await Promise.all(
          [first, second].map(async (each) => (await served(each.callback())('/jwks')).text),
        )
        return (
          keys[0] === keys[1] &&
          printed.some((line) => line.includes('development-only')) &&
          'the same for everybody'
        )
      }),
  )
  await t.emptyKey(async () => (await resumed(await started(['']), [''])) === 'alice')
  const nonces = (nonceSecret: unknown) =>
    provider({ features: { dPoP: { enabled: true, nonceSecret, requireNonce: () => true } } })
  await t.shortestKey(
    async () => (await resumed(await started(['x']), ['x'])) === 'alice' && 'any for `cookies.keys`',
    async () => {
      nonces(randomBytes(32))
      await errorOf(() => nonces(randomBytes(31)))
      await errorOf(() => nonces([randomBytes(32)]))
      return '32 bytes exactly for the nonce secrets'
    },
  )
  await t.migration({
    make: async (m) => (await migrated(m)('/set')).cookie,
    read: async (m, cookie: string) => (await migrated(m)('/get', { cookie })).text,
  })
  function migrated(module: Untyped) {
    module.provider.use(async (ctx: Untyped) => {
      if (ctx.path === '/set') ctx.cookies.set('user', 'alice', { signed: true })
      ctx.body = ctx.cookies.get('user', { signed: true }) ?? 'nobody'
    })
    return served(module.provider.callback())
  }
  await t.says('Nobody is signed out.', async () => {
    const { setCookies } = await visit([newKey, oldKey])(interaction.path, { cookie: interaction.cookie })
    return setCookies.some((line) => line.includes('.sig=')) && 'signs the cookie again with the newest one'
  })
  await t.says(
    'Introducing `cookies.keys`',
    async () => (await resumed(await started(undefined), [newKey])) !== 'alice',
  )
  await t.says(
    '`cookies.keys: []`',
    async () => !(await started([])).cookie.includes('.sig=') && 'behaves as if it were missing',
    async () => `answers ${(await visit([undefined])(signIn)).status}`,
  )
  await t.says('Publish a new signing key', async () => (await published([olderJwk, newerJwk])).length === 2)
  t.notRun('it takes a resource server', 'access tokens')

  const { SignJWT, generateKeyPair, exportJWK } = await t.load('jose')
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const machine = {
    ...client,
    client_id: 'machine',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  }
  const askForToken = async (nonceSecret: unknown, nonce?: string) => {
    const claims = {
      jti: randomBytes(8).toString('hex'),
      htm: 'POST',
      htu: 'http://127.0.0.1/token',
      ...(nonce && { nonce }),
    }
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) }
    const proof: string = await new SignJWT(claims).setProtectedHeader(header).setIssuedAt().sign(privateKey)
    const features = {
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret, requireNonce: () => true },
    }
    return served(provider({ clients: [machine], features }).callback())('/token', {
      method: 'POST',
      headers: {
        host: '127.0.0.1',
        dpop: proof,
        authorization: `Basic ${Buffer.from(`machine:${machine.client_secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
  }
  await t.rotation({
    sinks: ['new Provider(1.features.dPoP.nonceSecret)'],
    keys: [randomBytes(32), randomBytes(32)],
    make: async (secret) => String((await askForToken(secret)).headers['dpop-nonce']),
    read: async (nonce, secret) => {
      const { status, text, headers } = await askForToken(secret, nonce)
      if (status === 200) return 'alice'
      const { error, error_description: description } = JSON.parse(text)
      const again = headers['dpop-nonce'] ? ' and a new nonce in the answer' : ''
      return `\`${error}\` with "${description}"${again}`
    },
    shows: (seen) => seen,
  })
  t.notRun(
    'read in the documentation',
    'issued tokens',
    'the rows of the adapter',
    'opaque tokens in the adapter',
  )
})
