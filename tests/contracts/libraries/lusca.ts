import entry from '../../../src/catalogue/libraries/lusca.ts'
import { expressForms, forms } from '../apps.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { default: lusca } = await t.load('lusca')
  const store = new session.MemoryStore()
  store.setMaxListeners(100)
  const app = (secret: Untyped, options = {}, token = (_: unknown, res: Untyped) => res.locals._csrf) =>
    expressForms(
      express,
      token,
      session({ secret, store, resave: false, saveUninitialized: false }),
      lusca.csrf(options),
    )
  const current = forms(app)
  const form = await t.rotation({ sinks: [], ...current, ring: (newest, older) => [newest, older] })
  await t.says('it has no key of its own', async () => (await current.read(form, oldKey)) === 'alice')
  await t.says('`lusca.csrf({ secret })`', async () => {
    const names = (req: Untyped) => Object.keys(req.session).join()
    const { text } = await app(oldKey, { secret: 'made-up-name' }, names)('/form')
    return text.includes('made-up-name')
  })
})
