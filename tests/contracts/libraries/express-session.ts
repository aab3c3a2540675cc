import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/express-session.ts'
import { emptySession, expressSessions, visits, visitsOf } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  express: '5.3.0',
  'cookie-parser': '1.4.7',
  'express-session-1.10': 'npm:express-session@1.10.4',
  'express-session-1.11': 'npm:express-session@1.11.0',
}

export default contract(entry, { packages }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser } = await t.load('cookie-parser')
  const { default: session } = await t.load('express-session')
  const storeOf = (library: Untyped) => {
    const store = new library.MemoryStore()
    store.setMaxListeners(100)
    return store
  }
  const store = storeOf(session)
  const base = { store, resave: false, saveUninitialized: false }
  const app = (secret: Untyped, options = {}, ...before: Untyped[]) =>
    expressSessions(express, ...before, session({ ...base, ...options, secret }))
  const { make, read } = visits(app)
  const keys = [newKey, oldKey]

  const cookie = await t.rotation({ sinks: ['default(0.secret)'], make, read, shows: emptySession })

  const ofVersion = async (alias: string) => {
    const { default: library } = await t.load(alias)
    const versioned = { ...base, store: storeOf(library) }
    const older = visits((secret) => expressSessions(express, library({ ...versioned, secret })))
    return older.read(await older.make(oldKey), keys)
  }
  await t.since('default(0.secret)', {
    before: ['1.10.4', () => ofVersion('express-session-1.10')],
    since: ['1.11.0', () => ofVersion('express-session-1.11')],
  })

  await t.forms(
    { make, read },
    { 'a Buffer': Buffer.from(oldKey), 'a list of Buffers': [Buffer.from(oldKey)] },
  )
  await t.check('an empty list is refused at the start', async () => {
    strictEqual(
      (await errorOf(() => app([]))).message,
      'secret option array must contain one or more strings',
    )
  })
  await t.missingKey(async () => (await app(undefined)('/me')).text)
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.migration(visitsOf(({ sessions }) => expressSessions(express, sessions(store))))

  const rows = () =>
    new Promise<Untyped[]>((resolve) => {
      store.all((_: unknown, all: object) => {
        resolve(Object.values(all))
      })
    })
  await t.says(
    'the rows in the session store',
    async () => (await rows()).some(({ user }) => user === 'alice') && 'the rows in the session store',
    async () => (await read(cookie, keys)) === 'alice' && 'the old key reaches them again',
  )
  await t.says('Nobody is signed out.', async () => {
    const { cookie: signed } = await app(keys, { rolling: true })('/me', { cookie })
    return (await read(signed, newKey)) === 'alice' && 'signed with the newest key when `rolling: true`'
  })
  await t.says('Reading a session does not sign', async () => {
    const { text, setCookies } = await app(keys)('/me', { cookie })
    return text === 'alice' && setCookies.length === 0
  })
  await t.says('`[undefined]`', async () => {
    const { status, setCookies } = await app([undefined])('/sign-in')
    return [
      `answers ${status}`,
      setCookies.length === 0 ? 'never sends the session cookie' : 'sends the cookie',
    ]
  })
  await t.says(
    'Without `secret` the key of cookie-parser',
    async () => {
      const { cookie: signed } = await app(undefined, {}, cookieParser(oldKey))('/sign-in')
      return (await read(signed, oldKey)) === 'alice' && 'the key of cookie-parser is used'
    },
    async () => {
      const { text } = await app(newKey, {}, cookieParser(oldKey))('/me', { cookie })
      return text === 'alice' && 'passes too when only cookie-parser still knows the old key'
    },
  )
  await t.says('The option `key`', async () => {
    const { cookie: named } = await app(oldKey, { key: 'sid' })('/sign-in')
    return named.startsWith('sid=') && 'the cookie name'
  })
})
