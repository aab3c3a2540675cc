import entry from '../../../src/catalogue/libraries/hapi__bell.ts'
import { hapiApp } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

// Nobody listens there: a sign-in that is known gets as far as asking for a token.
const nobody = 'http://127.0.0.1:1'

export default contract(entry, { packages: { '@hapi/hapi': '21.4.10' } }, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const { default: bell } = await t.load('@hapi/bell')
  const app = (password: Untyped) =>
    hapiApp(
      Hapi,
      async (server) => {
        await server.register(bell)
        server.auth.strategy('provider', 'bell', {
          provider: { name: 'demo', protocol: 'oauth2', auth: `${nobody}/auth`, token: `${nobody}/token` },
          password,
          clientId: 'made-up',
          clientSecret: 'made-up',
          isSecure: false,
          location: 'http://127.0.0.1',
        })
      },
      {
        '/': {
          options: { auth: { strategy: 'provider', mode: 'try' } },
          handler: ({ auth }: Untyped) => auth.error?.message ?? 'in',
        },
      },
    )
  await t.rotation({
    sinks: ['auth.strategy(2.password)'],
    make: async (password) => {
      const { cookie, headers } = await (await app(password))('/')
      return { cookie, state: new URL(String(headers.location)).searchParams.get('state') ?? '' }
    },
    read: async ({ cookie, state }, password) =>
      (await (await app(password))(`/?code=1&state=${state}&refresh=1`, { cookie })).text,
    accepted: 'Failed obtaining demo access token',
    shows: (seen) => `"${seen.replace('demo', '<provider>')}"`,
  })
  await t.missingKey(
    async () => Boolean(await errorOf(() => app(undefined))) && 'throws when the strategy is made',
  )
  await t.emptyKey(async () => (await (await app(''))('/')).status === 302)
  await t.shortestKey(async () => {
    const { status } = await (await app('x'.repeat(31)))('/')
    return (
      (await (await app('x'.repeat(32)))('/')).status === 302 && `fails with ${status} at the first sign-in`
    )
  })
  await t.says(
    'A list of keys or the object',
    async () => (await errorOf(() => app([newKey, oldKey]))).message,
    async () => (await errorOf(() => app({ id: 'new', secret: newKey, new: newKey }))).message,
  )
  t.notRun(
    'only the provider can answer',
    'auth.strategy(2.clientSecret)',
    'calls to the other party',
    'the `clientSecret`',
  )
  t.notRun('no session is made by it', 'sessions')
})
