import entry from '../../../src/catalogue/libraries/mgcrea__fastify-session.ts'
import { emptySession, fastifyApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const base64 = (key: string) => Buffer.from(key).toString('base64')

export default contract(
  entry,
  { packages: { fastify: '5.12.8', '@fastify/cookie': '11.1.5' } },
  async (t) => {
    const { default: fastify } = await t.load('fastify')
    const { default: cookiePlugin } = await t.load('@fastify/cookie')
    const { default: session, MemoryStore } = await t.load('@mgcrea/fastify-session')
    const store = new MemoryStore()
    const routes = {
      '/sign-in': (request: Untyped) => {
        request.session.set('user', 'alice')
        return 'in'
      },
      '/me': (request: Untyped) => request.session.get('user') ?? 'nobody',
    }
    const app = (options: object) =>
      fastifyApp(
        fastify,
        async (server) => {
          await server.register(cookiePlugin)
          const cookie = { path: '/', secure: false }
          await server.register(session, { store, saveUninitialized: false, cookie, ...options })
        },
        routes,
      )
    const { make, read } = visits((key) => app({ key }))
    const single = visits((secret) => app({ secret }))
    const keys = [base64(oldKey), base64(newKey)] as const
    const [older, newer] = keys
    const cookie = await t.rotation({ sinks: ['register(1.key)'], make, read, keys, shows: emptySession })
    await t.rotation({ sinks: ['register(1.secret)'], ...single, shows: emptySession })

    await t.missingKey(() => app({}))
    await t.emptyKey(async () => (await single.read(await single.make(''), '')) === 'alice')
    await t.shortestKey(async () => (await read(await make(base64('x')), base64('x'))) === 'alice' && 'any')
    await t.migration({
      ...visitsOf(({ register }) => fastifyApp(fastify, (server) => register(server, store), routes)),
      keys,
    })
    await t.says('the rows of the store', async () => {
      await read(cookie, newer)
      return (await read(cookie, older)) === 'alice'
    })
    await t.says('Nobody is signed out;', async () => {
      const { cookie: again } = await (await app({ key: [newer, older] }))('/me', { cookie })
      return (await read(again, newer)) === 'alice' && 'a read signs the cookie again with the newest key'
    })
    await t.says('The keys are kept in one place', async () => {
      const first = await app({ key: older })
      await app({ key: newer })
      return (await first('/me', { cookie })).text === 'nobody' && 'replaces the keys of the first'
    })
    await t.says('`secret` takes one value only', async () => {
      const made = await single.make(oldKey)
      return (await single.read(made, [newKey, oldKey]).catch(() => 'nobody')) !== 'alice'
    })
  },
)
