import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/session-file-store.ts'
import { emptySession, expressSessions, visits } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', 'express-session': '1.19.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: session } = await t.load('express-session')
  const { default: fileStore } = await t.load('session-file-store')
  const FileStore = fileStore(session)
  const folder = await mkdtemp(path.join(tmpdir(), 'made-up-sessions-'))
  const app = (secret: Untyped, cookieKey: Untyped = 'made-up-cookie-key') => {
    const store = new FileStore({
      path: folder,
      secret,
      retries: 0,
      reapInterval: -1,
      logFn: () => undefined,
    })
    return expressSessions(
      express,
      session({ secret: cookieKey, store, resave: false, saveUninitialized: false }),
    )
  }
  const current = visits(app)
  const crash = (cookie: string, secret: Untyped) =>
    new Promise<string>((resolve) => {
      const note = (error: unknown) => {
        resolve(error instanceof Error ? error.message : String(error))
      }
      process.once('uncaughtException', note)
      current.read(cookie, secret).then(
        (seen) => {
          process.off('uncaughtException', note)
          resolve(seen)
        },
        () => undefined,
      )
    })

  const cookie = await t.rotation({
    sinks: ['new default(0.secret)'],
    make: current.make,
    // Under another key nothing is answered any more.
    read: async (value, secret) => (secret === oldKey ? current.read(value, secret) : crash(value, secret)),
    shows: (seen) => `an uncaught exception, "${seen}", that ends the process`,
  })
  const byCookie = visits((cookieKey) => app(oldKey, cookieKey))
  await t.says('Rotating the key of express-session', async () =>
    emptySession(await byCookie.read(await byCookie.make(oldKey), newKey)),
  )
  await t.says(
    'It takes no fallback key; the `secret` of express-session does.',
    async () => (await byCookie.read(await byCookie.make(oldKey), [newKey, oldKey])) === 'alice',
  )
  await t.emptyKey(async () => (await current.read(await current.make(''), '')) === 'alice')
  await t.shortestKey(async () => (await current.read(await current.make('x'), 'x')) === 'alice' && 'any')
  await t.says('the cookie signatures', async () => (await current.read(cookie, oldKey)) === 'alice')
  await t.says('The first visitor with an old session', async () =>
    (await crash(cookie, newKey)).includes('tampered'),
  )
  await t.says('An array as `secret`', async () => (await crash(cookie, [newKey, oldKey])) !== 'alice')
  await t.missingKey(async () => {
    await rm(folder, { recursive: true })
    await current.make(undefined)
    const [file = ''] = await readdir(folder)
    return (await readFile(path.join(folder, file), 'utf8')).includes('alice') && 'written in the clear'
  })
  await rm(folder, { recursive: true, force: true })
})
