import entry from '../../../src/catalogue/libraries/connect-pg-simple.ts'
import { emptySession, expressSessions, visits } from '../apps.ts'
import { contract } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { default: connect } = await t.load('connect-pg-simple')
  const rows = new Map<string, string>()
  const pool = {
    query(statement: string, values: readonly string[]) {
      if (statement.startsWith('SELECT sess')) {
        const sess = rows.get(values[0] ?? '')
        return Promise.resolve({ rows: sess === undefined ? [] : [{ sess }] })
      }
      if (statement.startsWith('INSERT')) {
        const [sess, , sid = ''] = values
        rows.set(sid, JSON.stringify(sess))
      }
      return Promise.resolve({ rows: [] })
    },
  }
  const store = new (connect(session))({ pool, pruneSessionInterval: false })
  const app = visits((secret) =>
    expressSessions(express, session({ secret, store, resave: false, saveUninitialized: false })),
  )
  await t.rotation({ sinks: [], ...app, ring: (newest, older) => [newest, older], shows: emptySession })
  await t.says('the rows of the store', () => [...rows.values()].some((row) => row.includes('alice')))
})
