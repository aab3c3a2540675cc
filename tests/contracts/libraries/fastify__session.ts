import entry from '../../../src/catalogue/libraries/fastify__session.ts'
import { emptySession, fastifyApp, uncaught, visits, visitsOf } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { fastify: '5.12.8', '@fastify/cookie': '11.1.5' }
const ring = [newKey, oldKey]

export default contract(entry, { packages }, async (t) => {
  const { default: fastify } = await t.load('fastify')
  const { default: cookiePlugin, Signer } = await t.load('@fastify/cookie')
  const { default: session } = await t.load('@fastify/session')
  // Keeps text, as a real store does: an object would be changed behind the plugin's back.
  const rows = new Map<string, string>()
  type Done = (error: unknown, row?: unknown) => void
  const store = {
    get: (id: string, done: Done) => {
      done(null, JSON.parse(rows.get(id) ?? 'null'))
    },
    set: (id: string, row: unknown, done: Done) => {
      rows.set(id, JSON.stringify(row))
      done(null)
    },
    destroy: (id: string, done: Done) => {
      rows.delete(id)
      done(null)
    },
  }
  const routes = {
    '/sign-in': (request: Untyped) => {
      request.session.user = 'alice'
      return 'in'
    },
    '/me': ({ session: { user } }: Untyped) => user ?? 'nobody',
    '/change': (request: Untyped) => {
      request.session.changed = true
      return request.session.user ?? 'nobody'
    },
  }
  const app = (secret: Untyped, options = {}) =>
    fastifyApp(
      fastify,
      async (server) => {
        await server.register(cookiePlugin)
        await server.register(session, { secret, store, cookie: { secure: false }, ...options })
      },
      routes,
    )
  const { make, read } = visits(app)
  const lean = visits((secret) => app(secret, { saveUninitialized: false }))

  const cookie = await t.rotation({ sinks: ['register(1.secret)'], make, read, shows: emptySession })
  await t.rotation({ sinks: ['register(1.secret)'], ...lean, shows: emptySession })

  await t.missingKey(() => app(undefined))
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(
    async () => (await lean.read(await make('x'.repeat(32)), 'x'.repeat(32))) === 'alice' && '32 characters',
    async () => (await lean.read(await make(['x']), ['x'])) === 'alice' && 'inside an array any',
  )
  // Its cookie is for HTTPS only, so the request has to look like one.
  await t.migration(
    visitsOf(async ({ register }) => {
      const trusting = () => fastify({ trustProxy: true })
      const visit = await fastifyApp(trusting, (server) => register(server, store), routes)
      return (path, asked) => visit(path, { ...asked, headers: { 'x-forwarded-proto': 'https' } })
    }),
  )

  await t.says('the rows in the session store', () =>
    [...rows.values()].some((row) => JSON.parse(row).user === 'alice'),
  )
  await t.says(
    'With `saveUninitialized: true`',
    async () => {
      const { cookie: signed } = await (await app(ring))('/me', { cookie })
      return (await read(signed, newKey)) === 'alice' && 'the first read signs the cookie again'
    },
    async () => {
      const [line = ''] = (await (await app(ring, { saveUninitialized: false }))('/me', { cookie }))
        .setCookies
      return line.startsWith('sessionId=; Max-Age=0') && 'the first answer clears the cookie'
    },
  )
  await t.says('With `saveUninitialized: false` a cookie', async () => {
    const { cookie: changed } = await (await app(ring, { saveUninitialized: false }))('/change', { cookie })
    return (await lean.read(changed, newKey)) === 'alice' && 'unless the request changed the session'
  })
  await t.says('The length is not checked', () => app(['x']).then(() => true))
  await t.says('`[undefined]`', async () => `("${(await uncaught(() => app([undefined]))).message}")`)
  await t.says('A bare Buffer', async () => {
    await errorOf(() => app(Buffer.from(oldKey)))
    await app([Buffer.from(oldKey)])
    return 'A bare Buffer is refused, an array of Buffers passes'
  })
  await t.says('Its key is its own', async () => (await read(await make(oldKey), oldKey)) === 'alice')
  await t.says('A signer object', async () => (await read(cookie, new Signer(ring))) === 'alice')
  await t.check('putting the old key back does not help: the cookie was replaced', async () => {
    const { cookie: replaced } = await (await app(newKey))('/me', { cookie })
    if ((await read(replaced, ring)) !== 'nobody') throw new Error('the session came back')
  })
})
