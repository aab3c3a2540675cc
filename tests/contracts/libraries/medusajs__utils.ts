import entry from '../../../src/catalogue/libraries/medusajs__utils.ts'
import { emptySession, expressSessions, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask } from '../http.ts'

const packages = {
  '@medusajs/cli': '2.21.2',
  '@medusajs/framework': '2.21.2',
  express: '4.22.3',
  'express-session': '1.19.0',
  ioredis: '5.4.1',
}

/** The server's own middleware, without the database that its routes need. */
export default contract(entry, { packages, heavy: true }, async (t) => {
  process.env.MEDUSA_DISABLE_TELEMETRY = '1'
  const { default: express } = await t.load('express')
  const { MemoryStore } = (await t.load('express-session')).default
  const { defineConfig, generateJwtToken } = await t.load('@medusajs/utils')
  const { configManager } = await t.load('@medusajs/framework/config')
  const { expressLoader, authenticate } = await t.load('@medusajs/framework/http')
  const logger = {
    http: () => undefined,
    debug: () => undefined,
    log: () => undefined,
    shouldLog: () => false,
  }
  const config = (projectConfig: Untyped = {}): Untyped => defineConfig({ projectConfig })
  const loaded = (all: Untyped): Untyped =>
    configManager.loadConfig({ projectConfig: { ...all, logger }, baseDir: process.cwd() }).projectConfig
  const container = (known: Untyped) => ({
    resolve: (name: string) => (name === 'configModule' ? known : logger),
  })

  /** An administrator or a customer who comes with a token. */
  const withToken = async (http: Untyped, token: string) => {
    const app = express()
    app.use((req: Untyped, _res: Untyped, next: () => void) => {
      req.scope = container({ projectConfig: { http } })
      next()
    })
    app.get('/me', authenticate('*', ['bearer']), (req: Untyped, res: Untyped) =>
      res.send(req.auth_context.actor_id),
    )
    const { status, text } = await ask(app, '/me', { headers: { authorization: `Bearer ${token}` } })
    return status === 200 ? text : `${status} ${JSON.parse(text).message}`
  }
  const issue = ({ jwtSecret }: Untyped): string =>
    generateJwtToken({ actor_id: 'alice', actor_type: 'user' }, { secret: jwtSecret, expiresIn: '1h' })
  const tokens = (httpOf: (key: Untyped) => Promise<Untyped>) => ({
    make: async (key: Untyped) => issue(await httpOf(key)),
    read: async (token: string, key: Untyped) => withToken(await httpOf(key), token),
    shows: (seen: unknown) => (seen === '401 Unauthorized' ? 'the token is refused' : String(seen)),
  })

  // Every application would get a store of its own in memory; on a server it is one in Redis.
  const store = new MemoryStore()
  for (const name of ['get', 'set', 'destroy', 'touch']) {
    const method = MemoryStore.prototype[name]
    MemoryStore.prototype[name] = (...given: readonly unknown[]) => Reflect.apply(method, store, given)
  }
  /** Somebody who is signed in at the dashboard. */
  const sessions = (projectConfigOf: (key: Untyped) => Promise<Untyped>) =>
    visits(async (key) => {
      const projectConfig = loaded(await projectConfigOf(key))
      const app = express()
      await expressLoader({ app, container: container({ projectConfig }) })
      return expressSessions(() => app)
    })
  const passed = (option: string) => async (key: Untyped) => config({ http: { [option]: key } })
  const fromSettings = (name: string) => (key: Untyped) =>
    withSettings({ [name]: String(key) }, async () => config())
  const httpOf = (of: (key: Untyped) => Promise<Untyped>) => async (key: Untyped) =>
    loaded(await of(key)).http
  const byToken = tokens(httpOf(passed('jwtSecret')))
  const byCookie = sessions(passed('cookieSecret'))
  await t.rotation({ sinks: ['defineConfig(0.projectConfig.http.jwtSecret)'], ...byToken })
  await t.rotation({ sinks: ['JWT_SECRET'], ...tokens(httpOf(fromSettings('JWT_SECRET'))) })
  const cookie = await t.rotation({
    sinks: ['defineConfig(0.projectConfig.http.cookieSecret)'],
    ...byCookie,
    shows: emptySession,
  })
  await t.rotation({
    sinks: ['COOKIE_SECRET'],
    ...sessions(fromSettings('COOKIE_SECRET')),
    shows: emptySession,
  })

  const defaults = (): readonly Untyped[] => {
    const { http } = loaded(config())
    return [http.jwtSecret, http.cookieSecret]
  }
  await t.missingKey(
    () =>
      withSettings(
        { JWT_SECRET: oldKey, COOKIE_SECRET: newKey },
        async () =>
          defaults().join() === `${oldKey},${newKey}` &&
          'reads `JWT_SECRET` and `COOKIE_SECRET` from the environment',
      ),
    async () => {
      const [jwtSecret, cookieSecret] = defaults()
      const [again] = defaults()
      return jwtSecret === cookieSecret && jwtSecret === again && typeof again === 'string'
        ? 'both keys are one word outside production, the same for everybody'
        : String(jwtSecret)
    },
    () =>
      withSettings({ NODE_ENV: 'production' }, async () => {
        const { message } = await errorOf(() => loaded(config()))
        return /http\.jwtSecret not found/.exec(message)?.[0]
      }),
  )
  const [word] = defaults()
  const whenEmpty = () => loaded(config({ http: { jwtSecret: '', cookieSecret: '' } })).http.jwtSecret
  await t.emptyKey(whenEmpty)
  await t.withEmptyKey(
    () => whenEmpty() === word && 'takes a word instead that stands in the package',
    () =>
      withSettings({ NODE_ENV: 'production' }, async () => {
        await errorOf(whenEmpty)
        return 'outside production'
      }),
  )
  await t.shortestKey(
    async () =>
      (await byToken.read(await byToken.make('x'), 'x')) === 'alice' &&
      (await byCookie.read(await byCookie.make('x'), 'x')) === 'alice' &&
      'any',
  )
  await t.migration({
    make: (m) => sessions(async () => m.default).make(undefined),
    read: (m, made: string) => sessions(async () => m.default).read(made, undefined),
  })
  const oneOfBoth = (changed: Untyped) => async () =>
    config({ http: { jwtSecret: oldKey, cookieSecret: oldKey, ...changed } })
  const token = await byToken.make(oldKey)
  await t.says(
    'tokens: `jwtSecret` signs them',
    async () =>
      (await withToken(loaded(await oneOfBoth({ cookieSecret: newKey })()).http, token)) === 'alice',
  )
  await t.says(
    'sessions: `cookieSecret` signs',
    async () => (await sessions(oneOfBoth({ jwtSecret: newKey })).read(cookie, undefined)) === 'alice',
  )
  await t.says(
    'A list of keys as `jwtSecret`',
    async () => (await byToken.read(token, [newKey, oldKey])) !== 'alice',
  )
  await t.says('`COOKIE_SECRET` is one key', async () => {
    const both = sessions(fromSettings('COOKIE_SECRET'))
    return (await both.read(cookie, `${newKey},${oldKey}`)) !== 'alice'
  })
  await t.says('Outside production a missing setting', async () => defaults().every(Boolean))
  await t.says(
    'With the older key behind the newest',
    async () => (await byCookie.read(cookie, [newKey, oldKey])) === 'alice',
  )
})
