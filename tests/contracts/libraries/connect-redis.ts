import entry from '../../../src/catalogue/libraries/connect-redis.ts'
import { emptySession, expressSessions, visits } from '../apps.ts'
import { contract } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { RedisStore } = await t.load('connect-redis')
  const rows = new Map<string, string>()
  const client = {
    get: (id: string) => Promise.resolve(rows.get(id) ?? null),
    set: (id: string, row: string) => Promise.resolve(rows.set(id, row)),
    del: (ids: readonly string[]) => Promise.resolve(ids.map((id) => rows.delete(id))),
    expire: () => Promise.resolve(true),
  }
  const store = new RedisStore({ client })
  const app = visits((secret) =>
    expressSessions(express, session({ secret, store, resave: false, saveUninitialized: false })),
  )
  await t.rotation({ sinks: [], ...app, ring: (newest, older) => [newest, older], shows: emptySession })
  await t.says('the rows of the store', () => [...rows.values()].some((row) => row.includes('alice')))
})
