import entry from '../../../src/catalogue/libraries/adminjs__express.ts'
import { emptySession, errorsAsText, said, served } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  adminjs: '7.8.17',
  // Its editor asks for exact versions of some parts and for any of others, which do not fit together.
  '@tiptap/core': '2.27.3',
  express: '5.3.0',
  'express-formidable': '1.2.0',
  'express-session': '1.19.0',
  tslib: '2.9.1',
}
const credentials = new URLSearchParams({ email: 'alice@example.com', password: 'made-up' }).toString()

export default contract(entry, { packages }, async (t) => {
  // Nothing is shown to a browser, so nothing is bundled for one.
  Object.assign(process.env, { NODE_ENV: 'production', ADMIN_JS_SKIP_BUNDLE: 'true' })
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { default: AdminJS } = await t.load('adminjs')
  const { default: AdminJSExpress } = await t.load('@adminjs/express')
  const store = new session.MemoryStore()
  store.setMaxListeners(100)
  const options = { store, resave: false, saveUninitialized: false }
  const admin = new AdminJS({ rootPath: '/admin' })
  const authenticate = (email: string) => ({ email })
  const serve = (router: Untyped) => {
    const app = express()
    app.use('/admin', router)
    app.use(errorsAsText)
    return served(app)
  }
  const app = (cookiePassword: Untyped, more: object = {}) =>
    serve(
      AdminJSExpress.buildAuthenticatedRouter(
        admin,
        { authenticate, cookieName: 'adminjs', cookiePassword },
        null,
        { ...options, ...more },
      ),
    )
  const signIn = async (visit: ReturnType<typeof served>) =>
    (
      await visit('/admin/login', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: credentials,
      })
    ).cookie
  // Whoever is signed in gets the start page; everybody else is led to the form.
  const who = async (visit: ReturnType<typeof served>, cookie: string) => {
    const answer = await visit('/admin', { cookie })
    if (answer.status === 302 && answer.headers.location === '/admin/login') return 'nobody'
    return answer.status === 200 ? 'alice' : said(answer)
  }
  const make = (key: Untyped) => signIn(app(key))
  const read = (cookie: string, key: Untyped) => who(app(key), cookie)

  const cookie = await t.rotation({
    sinks: ['buildAuthenticatedRouter(1.cookiePassword)'],
    make,
    read,
    shows: emptySession,
  })
  const servedBy = (m: Untyped) => serve(m.routerFor(admin, authenticate, options))
  await t.migration({
    make: (m) => signIn(servedBy(m)),
    read: (m, made: string) => who(servedBy(m), made),
  })

  const message = 'secret option required for sessions'
  await t.missingKey(
    async () =>
      (await app(undefined)('/admin/login')).text === message && `every request fails with "${message}"`,
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.says('the rows in the session store', async () => (await read(cookie, oldKey)) === 'alice')
  await t.says('`cookiePassword` overwrites', async () => {
    const made = await signIn(app(oldKey, { secret: newKey }))
    return (await read(made, oldKey)) === 'alice' && (await read(made, newKey)) === 'nobody'
  })
  await t.says('`[undefined]` answers', async () => (await make([undefined])) === '')
})
