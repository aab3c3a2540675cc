import entry from '../../../src/catalogue/libraries/koa-session.ts'
import { emptySession, koaApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { koa: '3.3.0' } }, async (t) => {
  const { default: Koa } = await t.load('koa')
  const { default: session, createSession } = await t.load('koa-session')
  const rows = new Map<string, Untyped>()
  const store = {
    get: async (id: string) => rows.get(id),
    set: async (id: string, row: Untyped) => rows.set(id, row),
    destroy: async (id: string) => rows.delete(id),
  }
  const app = (keys: Untyped, options = {}, make = session) => {
    const koa = new Koa()
    koa.keys = keys
    return koaApp(koa, make({ ...options }, koa))
  }
  const one = (key: Untyped) => [key]
  const ring = (newest: unknown, older: unknown) => [newest, older]
  const current = visits(app)
  const stored = visits((keys) => app(keys, { store }))
  const cookie = await t.rotation({ sinks: [], ...current, one, ring, shows: emptySession })
  await t.rotation({ sinks: [], ...stored, one, ring, shows: emptySession })
  await t.missingKey(
    async () => (await app(undefined)('/sign-in')).text,
    async () =>
      (await app(undefined, { signed: false })('/sign-in')).setCookies.length === 1 &&
      '`signed: false` needs no key',
  )
  await t.migration(visitsOf((module) => koaApp(module.app)))
  await t.says('the rows of an external store', () => [...rows.values()].some(({ user }) => user === 'alice'))
  await t.says('With the older key behind the newest', async () => {
    const { cookie: again } = await app([newKey, oldKey])('/me', { cookie })
    const [, value] = /koa\.sess=([^;]+)/.exec(cookie) ?? []
    return (
      (await current.read(`koa.sess=${value}; ${again}`, [newKey])) === 'alice' &&
      'a read signs the cookie again'
    )
  })
  await t.says('The option `key`', async () => {
    const { cookie: named } = await app([oldKey], { key: 'named' })('/sign-in')
    return (
      cookie.startsWith('koa.sess=') && named.startsWith('named=') && 'the name of the cookie ("koa.sess")'
    )
  })
  await t.says(
    'In 7.x',
    async () => (await visits((keys) => app(keys, {}, createSession)).read(cookie, [oldKey])) === 'alice',
  )
})
