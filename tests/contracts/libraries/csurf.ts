import entry from '../../../src/catalogue/libraries/csurf.ts'
import { expressForms, forms } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { express: '5.3.0', 'cookie-parser': '1.4.7', 'express-session': '1.19.0' }

export default contract(entry, { packages }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser } = await t.load('cookie-parser')
  const { default: session } = await t.load('express-session')
  const { default: csurf } = await t.load('csurf')
  const store = new session.MemoryStore()
  store.setMaxListeners(100)
  const app = (parser: Untyped, ...middleware: Untyped[]) =>
    expressForms(express, (req) => req.csrfToken(), cookieParser(parser), ...middleware)
  const ring = (newest: unknown, older: unknown) => [newest, older]
  const bySession = forms((secret) =>
    app(undefined, session({ secret, store, resave: false, saveUninitialized: true }), csurf()),
  )
  const byCookie = forms((keys) => app(keys, csurf({ cookie: { signed: true } })))
  const unsigned = forms((keys) => app(keys, csurf({ cookie: true })))

  await t.rotation({ sinks: [], ...bySession, ring })
  await t.rotation({ sinks: [], ...byCookie, ring })
  await t.missingKey(async () => (await app(undefined, csurf({ cookie: { signed: true } }))('/form')).text)
  await t.says(
    'with `cookie: true`',
    async () => (await unsigned.read(await unsigned.make(oldKey), newKey)) === 'alice',
  )
  await t.says('`cookie.key`', async () => {
    const { cookie } = await app(oldKey, csurf({ cookie: { key: 'named' } }))('/form')
    return cookie.startsWith('named=') && 'the name of the cookie'
  })
  const inOneApp = (code: string) => `export const use = (app, cookieParser, csurf) => {
${code.replaceAll(/^import .*$/gm, '')}
}`
  await t.migration({
    part: inOneApp,
    make: ({ use }) => forms(() => migrated(use)).make(undefined),
    read: ({ use }, form) => forms(() => migrated(use)).read(form, undefined),
  })

  function migrated(use: Untyped) {
    const middleware: Untyped[] = []
    use({ use: (each: Untyped) => middleware.push(each) }, cookieParser, csurf)
    return expressForms(express, (req) => req.csrfToken(), ...middleware)
  }
})
