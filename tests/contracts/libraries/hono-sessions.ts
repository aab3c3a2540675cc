import entry from '../../../src/catalogue/libraries/hono-sessions.ts'
import { emptySession, fetched, visits } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { hono: '4.13.19' } }, async (t) => {
  const { Hono } = await t.load('hono')
  const { sessionMiddleware, CookieStore, MemoryStore } = await t.load('hono-sessions')
  const app = (encryptionKey: Untyped, store = new CookieStore()) => {
    const server = new Hono()
    server.use(
      sessionMiddleware({ store, encryptionKey, expireAfterSeconds: 900, cookieOptions: { path: '/' } }),
    )
    server.get('/sign-in', (c: Untyped) => {
      c.get('session').set('user', 'alice')
      return c.text('in')
    })
    server.get('/me', (c: Untyped) => c.text(c.get('session').get('user') ?? 'nobody'))
    server.onError((error: Error, c: Untyped) => c.text(error.message, 500))
    return fetched((request) => server.request(request))
  }
  const memory = new MemoryStore()
  const inCookie = visits(app)
  const inMemory = visits((key) => app(key, memory))
  const cookie = await t.rotation({
    sinks: ['sessionMiddleware(0.encryptionKey)'],
    ...inCookie,
    shows: emptySession,
  })
  await t.rotation({ sinks: ['sessionMiddleware(0.encryptionKey)'], ...inMemory, shows: emptySession })
  await t.rotation({
    sinks: ['sessionMiddleware(0.encryptionKey())'],
    ...visits((key) => app(() => key)),
    shows: emptySession,
  })

  await t.missingKey(
    () => app(undefined),
    async () =>
      (await inMemory.read(await inMemory.make(undefined), undefined)) === 'alice' &&
      'with other stores the session id travels unencrypted',
  )
  await t.emptyKey(async () => (await inCookie.read(await inCookie.make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const long = 'x'.repeat(32)
    const { status } = await app('x'.repeat(31))('/sign-in')
    return (
      status === 500 && (await inCookie.read(await inCookie.make(long), long)) === 'alice' && '32 characters'
    )
  })
  await t.says(
    'the rows of a store on the server',
    async () => (await inMemory.read(await inMemory.make(oldKey), newKey)) === 'nobody',
  )
  await t.says('An array of keys', async () => (await inCookie.read(cookie, [newKey, oldKey])) !== 'alice')
  await t.says(
    'A short key passes',
    async () => `fails with ${(await app('x'.repeat(31))('/sign-in')).status}`,
  )
  await t.says('With a store on the server', async () => {
    const made = await inMemory.make(undefined)
    return (await inMemory.read(made, undefined)) === 'alice' && 'not encrypted'
  })
})
