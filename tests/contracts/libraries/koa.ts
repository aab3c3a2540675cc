import entry from '../../../src/catalogue/libraries/koa.ts'
import { emptySession, koaApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { keygrip: '1.1.0', 'koa-session': '7.0.2' } }, async (t) => {
  const { default: Koa } = await t.load('koa')
  const { default: Keygrip } = await t.load('keygrip')
  const { default: session } = await t.load('koa-session')
  const withKeys = (keys: Untyped) => {
    const app = new Koa()
    app.keys = keys
    return app
  }
  const app = (keys: Untyped, ...middleware: Untyped[]) => koaApp(withKeys(keys), ...middleware)
  const { make, read } = visits(app)
  const one = (key: Untyped) => [key]
  const shows = (seen: Untyped) => `\`ctx.cookies.get(name, { signed: true })\` gives \`${seen}\``
  const sinks = ['.keys =']

  const cookie = await t.rotation({ sinks, make, read, one, shows, only: ['cookies'] })
  const options = visits((keys) => koaApp(new Koa({ keys })))
  await t.rotation({ sinks: ['new default(0.keys)'], ...options, one, shows, only: ['cookies'] })
  const sessions = visits((keys) => {
    const withSessions = withKeys(keys)
    return koaApp(withSessions, session({}, withSessions))
  })
  await t.rotation({ sinks, ...sessions, one, shows: emptySession, only: ['sessions'] })

  await t.missingKey(async () => (await app(undefined)('/sign-in')).text)
  await t.emptyKey(async () => (await read(await make(['']), [''])) === 'alice')
  await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && 'any')
  await t.migration(visitsOf((module) => koaApp(module.app)))
  const bare = (ctx: Untyped, next: Untyped) => {
    if (ctx.path === '/set') ctx.cookies.set('user', 'alice')
    else if (ctx.path !== '/get') return next()
    ctx.body = ctx.cookies.get('user') ?? 'nobody'
  }
  await t.says('cookies that are set and read without', async () => {
    const { cookie: set } = await app([oldKey], bare)('/set')
    const { text } = await app([oldKey], bare)('/get', { cookie: 'user=mallory; user.sig=forged' })
    return [set === 'user=alice' ? 'unsigned' : 'signed', text === 'mallory' ? 'unverified' : 'verified']
  })
  await t.says('Every signed cookie is accepted.', async () => {
    const { cookie: again } = await app([newKey, oldKey])('/me', { cookie })
    return (await read(`user=alice; ${again}`, [newKey])) === 'alice' && 'signs it again with the newest one'
  })
  await t.says('A bare string', async () => (await app(oldKey)('/sign-in')).text)
  await t.says('`[undefined]`', async () => (await app([undefined])('/sign-in')).status === 500)
  await t.says('With a Keygrip', async () => {
    const read256 = await read(cookie, new Keygrip([newKey, oldKey], 'sha256'))
    return read256 === 'undefined'
  })
  await t.says(
    'A Keygrip instance',
    async () => (await read(cookie, new Keygrip([newKey, oldKey]))) === 'alice',
  )
})
