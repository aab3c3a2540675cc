import entry from '../../../src/catalogue/libraries/express-openid-connect.ts'
import { emptySession, errorsAsText, served, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

// The provider is asked for nothing: nobody signs in here.
const base = {
  authRequired: false,
  idpLogout: false,
  issuerBaseURL: 'http://127.0.0.1:1',
  baseURL: 'http://127.0.0.1',
  clientID: 'made-up',
  routes: { login: false },
}

export default contract(entry, { packages: { express: '5.3.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { auth } = (await t.load('express-openid-connect')).default
  Object.assign(console, { warn: () => undefined, error: () => undefined })
  const serve = (middleware: Untyped) => {
    const server = express().use(middleware)
    server.get('/sign-in', (req: Untyped, res: Untyped) => {
      req.appSession.user = 'alice'
      res.send('in')
    })
    server.get('/me', (req: Untyped, res: Untyped) => res.send(req.appSession.user ?? 'nobody'))
    server.use(errorsAsText)
    return served(server)
  }
  const app = (secret: Untyped, session = {}) => serve(auth({ ...base, secret, session }))
  const rows = new Map<string, unknown>()
  type Done = (error: null, row?: unknown) => void
  const store = {
    get: (id: string, done: Done) => {
      done(null, rows.get(id))
    },
    set: (id: string, row: unknown, done: Done) => {
      rows.set(id, row)
      done(null)
    },
    destroy: (id: string, done: Done) => {
      rows.delete(id)
      done(null)
    },
  }
  const current = visits(app)
  const sessions = { shows: emptySession, only: ['sessions'] } as const
  const cookie = await t.rotation({ sinks: ['auth(0.secret)'], ...current, ...sessions })
  const signed = visits((secret) => app(secret, { store, signSessionStoreCookie: true }))
  await t.rotation({ sinks: ['auth(0.secret)'], ...signed, ...sessions })
  const bySetting = visits(() => serve(auth(base)))
  await t.rotation({
    sinks: ['SECRET'],
    make: (key) => withSettings({ SECRET: key }, () => bySetting.make(undefined)),
    read: (value, key) => withSettings({ SECRET: key }, () => bySetting.read(value, undefined)),
    several: (newest, older) => `${newest},${older}`,
    ...sessions,
  })

  await t.forms(current, { 'a Buffer': Buffer.from(oldKey), 'a list of Buffers': [Buffer.from(oldKey)] })
  await t.missingKey(() => auth(base))
  await t.emptyKey(() => app(''))
  await t.shortestKey(async () => {
    const refused = await Promise.resolve()
      .then(() => app('x'.repeat(7)))
      .catch(() => 'refused')
    return (
      refused === 'refused' &&
      (await current.read(await current.make('x'.repeat(8)), 'x'.repeat(8))) === 'alice' &&
      '8 characters'
    )
  })
  const settings = { ISSUER_BASE_URL: base.issuerBaseURL, BASE_URL: base.baseURL, CLIENT_ID: base.clientID }
  await withSettings(settings, () => t.migration(visitsOf(({ middleware }) => serve(middleware))))

  const unsigned = visits((secret) => app(secret, { store }))
  await t.says(
    'sessions in a `session.store`',
    async () => (await unsigned.read(await unsigned.make(oldKey), newKey)) === 'alice',
  )
  await t.says('Nobody is signed out.', async () => {
    const { cookie: again } = await app([newKey, oldKey])('/me', { cookie })
    return (await current.read(again, newKey)) === 'alice' && 'encrypts the session again with the newest key'
  })
  await t.says('The environment variable is called', () =>
    withSettings({ SECRET: oldKey }, async () => (await bySetting.read(cookie, undefined)) === 'alice'),
  )
  await t.says('`secret: undefined`', () =>
    withSettings({ SECRET: oldKey }, async () =>
      Promise.resolve()
        .then(() => app(undefined))
        .then(
          () => 'passes',
          () => 'hides `SECRET` and throws',
        ),
    ),
  )
  await t.says(
    '`[]` passes at the start',
    async () =>
      (await app([])('/sign-in')).status === 500 && 'fails at the first answer that writes a session',
  )
  await t.says(
    'The word "undefined"',
    async () => (await current.read(await current.make('undefined'), 'undefined')) === 'alice' && 'it passes',
  )
  t.notRun('read in the source', 'requests in flight')
  t.notRun(
    'only the provider can answer',
    'auth(0.clientSecret)',
    'CLIENT_SECRET',
    'calls to the other party',
    'sessions',
    'accounts at the provider',
  )
})
