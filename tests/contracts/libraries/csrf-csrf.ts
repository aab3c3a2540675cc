import entry from '../../../src/catalogue/libraries/csrf-csrf.ts'
import { expressForms, forms } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { express: '5.3.0', 'cookie-parser': '1.4.7', 'csrf-csrf-3': 'npm:csrf-csrf@3.2.2' }

export default contract(entry, { packages }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser } = await t.load('cookie-parser')
  const serve = (utilities: Untyped) =>
    expressForms(
      express,
      utilities.generateCsrfToken ?? utilities.generateToken,
      cookieParser(),
      (req: Untyped, _: unknown, next: () => void) => {
        req.session = { id: 'made-up-session' }
        next()
      },
      utilities.doubleCsrfProtection,
    )
  const appOf = (alias: string) => async (getSecret: Untyped) =>
    serve(
      (await t.load(alias)).doubleCsrf({
        getSecret,
        getSessionIdentifier: () => 'made-up-session',
        cookieName: 'x-csrf',
        cookieOptions: { secure: false },
      }),
    )
  const answering = (keys: Untyped) => () => keys
  const app = (keys: Untyped) => appOf('csrf-csrf')(answering(keys))
  const app3 = (keys: Untyped) => appOf('csrf-csrf-3')(answering(keys))
  const current = forms(app)
  const version3 = forms(app3)

  const form = await t.rotation({ sinks: ['doubleCsrf(0.getSecret())'], ...current })
  await t.rotation({ sinks: ['doubleCsrf(0.getSecret())'], ...version3 })

  await t.missingKey(
    async () => `version 4 answers ${(await (await app(undefined))('/form')).status} when a token is made`,
    async () => {
      const made = await version3.make(undefined)
      return (
        (await version3.read(made, 'undefined')) === 'alice' &&
        'version 3 hashes `undefined` as the word "undefined"'
      )
    },
  )
  await t.emptyKey(async () => (await current.read(await current.make(''), '')) === 'alice')
  await t.shortestKey(async () => (await current.read(await current.make('x'), 'x')) === 'alice' && 'any')
  // Its cookie is for HTTPS only by default; a cookie in a request looks the same.
  await t.migration({
    make: ({ csrf }) => forms(() => serve(csrf)).make(undefined),
    read: ({ csrf }, made) => forms(() => serve(csrf)).read(made, undefined),
  })
  t.notRun('no session is made by it', 'sessions')
  await t.says('Tokens are never signed again', async () => {
    const { text } = await (await app([newKey, oldKey]))('/form', { cookie: form.cookie })
    return text === form.token && 'a GET hands the old one out once more'
  })
  await t.says(
    '`getSecret` as a bare string',
    async () => (await (await appOf('csrf-csrf')(oldKey))('/form')).text,
  )
  await t.says(
    'In version 3 a missing setting',
    async () =>
      (await version3.read(await version3.make(undefined), 'undefined')) === 'alice' &&
      'the word "undefined"',
  )
})
