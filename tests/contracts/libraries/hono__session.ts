import entry from '../../../src/catalogue/libraries/hono__session.ts'
import { emptySession, fetched, visits } from '../apps.ts'
import { contract, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = ['aa'.repeat(32), 'bb'.repeat(32)] as const
const [oldKey, newKey] = keys

export default contract(entry, { packages: { hono: '4.13.19' } }, async (t) => {
  const { Hono } = await t.load('hono')
  const { useSession } = await t.load('@hono/session')
  const printed: unknown[] = []
  console.error = (...words: unknown[]) => printed.push(words)
  const app = (options?: object) => {
    const server = new Hono()
    server.use(useSession(options))
    server.get('/sign-in', async (c: Untyped) => {
      await c.var.session.update({ user: 'alice' })
      return c.text('in')
    })
    server.get('/me', async (c: Untyped) => c.text((await c.var.session.get())?.user ?? 'nobody'))
    server.onError((error: Error, c: Untyped) => c.text(error.message, 500))
    return fetched((request) => server.request(request))
  }
  const { make, read } = visits((secret) => app({ secret }))
  const cookie = await t.rotation({ sinks: ['useSession(0.secret)'], make, read, keys, shows: emptySession })
  const setting = visits(() => app())
  await t.rotation({
    sinks: ['AUTH_SECRET'],
    make: (key) => withSettings({ AUTH_SECRET: key }, () => setting.make(undefined)),
    read: (value, key) => withSettings({ AUTH_SECRET: key }, () => setting.read(value, undefined)),
    keys,
    several: (newest, older) => `${newest},${older}`,
    shows: emptySession,
  })
  await t.check('each failed decryption is printed', () => {
    if (printed.length === 0) throw new Error('nothing was printed')
  })
  await t.missingKey(async () => {
    const { status, text } = await app()('/me')
    return `${status} "${text}"`
  })
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.says('An array of keys', async () => (await read(cookie, [newKey, oldKey])) !== 'alice')
  await t.says('The library reads `AUTH_SECRET`', () =>
    withSettings({ AUTH_SECRET: oldKey }, async () => (await setting.read(cookie, undefined)) === 'alice'),
  )
  t.notRun('read in the source', 'the rows of a session storage')
})
