import entry from '../../../src/catalogue/libraries/koa-generic-session.ts'
import { emptySession, koaApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { koa: '3.3.0' } }, async (t) => {
  const { default: Koa } = await t.load('koa')
  const { default: session } = await t.load('koa-generic-session')
  const rows = new Map<string, Untyped>()
  const store = {
    get: async (id: string) => rows.get(id),
    set: async (id: string, row: Untyped) => rows.set(id, row),
    destroy: async (id: string) => rows.delete(id),
  }
  const app = (keys: Untyped) => {
    const koa = new Koa()
    koa.keys = keys
    return koaApp(koa, session({ store }))
  }
  const current = visits(app)
  const cookie = await t.rotation({
    sinks: [],
    ...current,
    one: (key) => [key],
    ring: (newest, older) => [newest, older],
    shows: emptySession,
  })
  await t.migration(visitsOf(({ build }) => koaApp(build(store))))
  await t.says('the rows of the store', () => [...rows.values()].some(({ user }) => user === 'alice'))
  await t.says('With the older key behind the newest', async () => {
    const { setCookies } = await app([newKey, oldKey])('/me', { cookie })
    return setCookies.length > 0 && 'a read signs the cookie again'
  })
})
