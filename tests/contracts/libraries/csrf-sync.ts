import entry from '../../../src/catalogue/libraries/csrf-sync.ts'
import { expressForms, forms } from '../apps.ts'
import { contract } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { csrfSync } = await t.load('csrf-sync')
  const store = new session.MemoryStore()
  store.setMaxListeners(100)
  const { generateToken, csrfSynchronisedProtection } = csrfSync()
  const current = forms((secret) =>
    expressForms(
      express,
      generateToken,
      session({ secret, store, resave: false, saveUninitialized: false }),
      csrfSynchronisedProtection,
    ),
  )
  await t.rotation({ sinks: [], ...current, ring: (newest, older) => [newest, older] })
  await t.says('it has no key of its own', () => csrfSync().generateToken.length > 0)
})
