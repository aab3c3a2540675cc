import entry from '../../../src/catalogue/libraries/hapi__cookie.ts'
import { hapiApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ironRing } from '../shapes.ts'

export default contract(entry, { packages: { '@hapi/hapi': '21.4.10' } }, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const { default: hapiCookie } = await t.load('@hapi/cookie')
  const routes = {
    '/sign-in': ({ cookieAuth }: Untyped) => {
      cookieAuth.set({ user: 'alice' })
      return 'in'
    },
    '/me': {
      options: { auth: { strategy: 'session', mode: 'try' } },
      handler: ({ auth }: Untyped) => auth.credentials?.user ?? 'nobody',
    },
  }
  const app = (password: Untyped, more = {}) =>
    hapiApp(
      Hapi,
      async (server) => {
        await server.register(hapiCookie)
        const cookie = { name: 'sid', password, isSecure: false, path: '/' }
        server.auth.strategy('session', 'cookie', { cookie, ...more })
      },
      routes,
    )
  const { make, read } = visits(app)
  const cookie = await t.rotation({
    sinks: ['auth.strategy(2.cookie.password)'],
    make,
    read,
    ring: ironRing,
    shows: (seen) => (seen === 'nobody' ? 'a request without credentials' : seen),
  })
  await t.missingKey(() => app(undefined))
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const refused = await app('x'.repeat(31)).then(
      (visit) => visit('/sign-in'),
      () => ({ status: 500 }),
    )
    const long = 'x'.repeat(32)
    return refused.status === 500 && (await read(await make(long), long)) === 'alice' && '32 characters'
  })
  // Its cookie is for HTTPS only; a cookie in a request looks the same.
  await t.migration(visitsOf(({ signIn }) => hapiApp(Hapi, signIn, routes)))
  await t.says('whatever the `validate` function', async () => {
    const validate = (_: unknown, { user }: Untyped) => ({
      isValid: true,
      credentials: { user: `${user}, looked up` },
    })
    const visit = await app(newKey, { validate })
    const { text } = await visit('/me', { cookie: await make(newKey) })
    return text === 'alice, looked up'
  })
  await t.says(
    'Nobody is signed out.',
    async () => (await (await app(ironRing(newKey, oldKey)))('/me', { cookie })).setCookies.length === 0,
    async () => {
      const { cookie: again } = await (await app(ironRing(newKey, oldKey)))('/sign-in', { cookie })
      return (await read(again, newKey)) === 'alice' && 'only by `cookieAuth.set()`'
    },
    async () => {
      const kept = {
        name: 'sid',
        password: ironRing(newKey, oldKey),
        isSecure: false,
        path: '/',
        ttl: 60_000,
      }
      const visit = await hapiApp(
        Hapi,
        async (server) => {
          await server.register(hapiCookie)
          server.auth.strategy('session', 'cookie', { cookie: kept, keepAlive: true })
        },
        routes,
      )
      const { cookie: again } = await visit('/me', { cookie })
      return (await read(again, newKey)) === 'alice' && 'with `keepAlive`'
    },
  )
  await t.says(
    'A cookie made with a plain string',
    async () =>
      (await read(cookie, { id: 'new', secret: newKey, new: newKey, old: oldKey })) === 'nobody' &&
      'everybody is signed out',
  )
  await t.says('One object carries both directions', async () => {
    const made = await make(ironRing(newKey, oldKey))
    return (await read(made, { new: newKey })) === 'alice' && '`{ id, secret }` seals'
  })
})
