import entry from '../../../src/catalogue/libraries/memorystore.ts'
import { emptySession, expressSessions, visits } from '../apps.ts'
import { contract } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { default: memorystore } = await t.load('memorystore')
  const store = new (memorystore(session))({})
  const app = visits((secret) =>
    expressSessions(express, session({ secret, store, resave: false, saveUninitialized: false })),
  )
  await t.rotation({ sinks: [], ...app, ring: (newest, older) => [newest, older], shows: emptySession })
  await t.says(
    'the rows of the store',
    async () =>
      new Promise((resolve) => {
        store.all((_: unknown, rows: object) => {
          resolve(JSON.stringify(rows).includes('alice'))
        })
      }),
  )
})
