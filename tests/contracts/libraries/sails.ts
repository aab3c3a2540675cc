import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/sails.ts'
import { visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { askPort } from '../http.ts'
import type { Asked } from '../http.ts'

/** Sails wants to know its port beforehand. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}

export default contract(entry, {}, async (t) => {
  const { Sails } = (await t.load('sails')).default
  const appPath = await mkdtemp(path.join(tmpdir(), 'made-up-sails-'))
  const routes = {
    'GET /sign-in': (_: unknown, res: Untyped) => {
      res.cookie('user', 'alice', { signed: true })
      res.send('in')
    },
    'GET /me': (req: Untyped, res: Untyped) => res.send(String(req.signedCookies.user)),
  }
  const hooks = { grunt: false, orm: false, pubsub: false, i18n: false, views: false }
  const lift = (port: number, session?: object) =>
    new Promise<Untyped>((resolve, reject) => {
      const app = new Sails()
      const config = {
        appPath,
        port,
        explicitHost: '127.0.0.1',
        log: { level: 'silent' },
        hooks,
        routes,
        ...(session && { session }),
      }
      app.lift(config, (error: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error(JSON.stringify(error)))
        else resolve(app)
      })
    })
  const visit =
    (session?: object) =>
    async (url: string, asked: Asked = {}) => {
      const port = await freePort()
      const app = await lift(port, session)
      try {
        return await askPort(port, url, asked)
      } finally {
        await new Promise((done) => app.lower(done))
      }
    }
  const { make, read } = visits((secret) => visit({ secret }))
  const shared = {
    only: ['cookies'],
    shows: (seen: string) => `\`req.signedCookies.name\` is \`${seen}\``,
    // An array is thrown past everybody; see the trap.
    several: 'cannot be written',
  } as const
  await t.rotation({ sinks: ['lift(0.session.secret)', 'export session.secret'], make, read, ...shared })
  const bySetting = visits(() => visit())
  // As app.js of every Sails application does it.
  const { default: rc } = await t.load('sails/accessible/rc.js')
  const byRc = visits(() => visit(rc('sails').session))
  await t.rotation({
    sinks: ['sails_session__secret'],
    make: (key) => withSettings({ sails_session__secret: key }, () => byRc.make(undefined)),
    read: (value, key) => withSettings({ sails_session__secret: key }, () => byRc.read(value, undefined)),
    ...shared,
  })
  await t.missingKey(
    async () => {
      const made = await bySetting.make(undefined)
      return (
        (await bySetting.read(made, undefined)) === 'alice' &&
        'a key is used that stands in the package, the same for everybody'
      )
    },
    () =>
      withSettings({ NODE_ENV: 'production' }, async () => {
        const { message } = await errorOf(() => bySetting.make(undefined))
        return message.slice(0, 'Session secret should be manually specified in production'.length)
      }),
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.says('An array is refused at lift', async () => {
    const port = await freePort()
    return new Promise((resolve) => {
      process.once('uncaughtException', ({ message }) => {
        resolve(message)
      })
      lift(port, { secret: [newKey, oldKey] }).catch((error: unknown) => {
        resolve((error as Error).message)
      })
    })
  })
  await rm(appPath, { recursive: true, force: true })
  t.notRun(
    'it takes a session store that several servers share',
    'sessions',
    'requests in flight',
    'the rows of the session adapter',
  )
  t.notRun('another set of keys', '`sails.config.models.dataEncryptionKeys`')
})
