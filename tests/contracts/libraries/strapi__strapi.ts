import { deepStrictEqual } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/strapi__strapi.ts'
import { emptySession, said } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask } from '../http.ts'

const packages = {
  '@strapi/plugin-users-permissions': '5.54.0',
  'better-sqlite3': '12.11.1',
  react: '18.3.1',
  'react-dom': '18.3.1',
  'react-router-dom': '6.30.6',
  'styled-components': '6.6.0',
}
const settings = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
] as const
type Setting = (typeof settings)[number]

const configuration = {
  'config/server.js': `module.exports = ({ env }) => ({ host: '127.0.0.1', port: 0, app: { keys: env.array('APP_KEYS') } })`,
  'config/admin.js': `module.exports = ({ env }) => ({
  serveAdminPanel: false,
  autoOpen: false,
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
})`,
  'config/database.js': `const filename = require('node:path').join(__dirname, '../db.sqlite')
module.exports = () => ({
  connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true },
})`,
  'config/plugins.js': `module.exports = ({ env }) => {
  const jwtSecret = env('JWT_SECRET_OF_THE_PLUGIN')
  return jwtSecret === undefined ? {} : { 'users-permissions': { config: { jwtSecret } } }
}`,
  'config/logger.js': `module.exports = { level: 'error' }`,
  'config/middlewares.js': `module.exports = ${JSON.stringify(
    [
      'logger',
      'errors',
      'security',
      'cors',
      'poweredBy',
      'query',
      'body',
      'session',
      'favicon',
      'public',
    ].map((name) => `strapi::${name}`),
  )}`,
  'src/api/visits/routes/visits.js': `const route = (path, handler) => ({ method: 'GET', path, handler, config: { auth: false } })
module.exports = { routes: [route('/sign-in', 'visits.signIn'), route('/me', 'visits.me')] }`,
  'src/api/visits/controllers/visits.js': `module.exports = {
  signIn(ctx) {
    ctx.session.user = 'alice'
    ctx.body = 'in'
  },
  me(ctx) {
    ctx.body = ctx.session.user ?? 'nobody'
  },
}`,
  'favicon.png': '',
}

/** Strapi is started once for each set of keys, over one database. */
export default contract(entry, { packages, scripts: true, heavy: true }, async (t) => {
  const { createStrapi } = createRequire(path.resolve('package.json'))('@strapi/strapi')
  const folder = mkdtempSync(path.resolve('app-'))
  const manifest = {
    name: 'made-up',
    private: true,
    version: '0.0.0',
    strapi: { uuid: false, telemetryDisabled: true },
    dependencies: { '@strapi/strapi': '*', '@strapi/plugin-users-permissions': '*', 'better-sqlite3': '*' },
  }
  const files = { ...configuration, 'package.json': JSON.stringify(manifest) }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  for (const name of ['public/uploads', 'database']) mkdirSync(path.join(folder, name), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  const before = process.cwd()
  process.chdir(folder)
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined })

  const environment = (changed: Readonly<Record<string, Untyped>>) => {
    const all = { ...Object.fromEntries(settings.map((name) => [name, oldKey])), ...changed }
    const given = Object.entries(all).filter(([, value]) => value !== undefined)
    return Object.fromEntries(given.map(([name, value]) => [name, [value].flat().join(',')]))
  }
  // Stays while the same keys are asked for.
  let running: { readonly under: string; readonly strapi: Untyped } | undefined
  const stop = async () => {
    await running?.strapi.destroy()
    running = undefined
  }
  const withStrapi = async <Result>(
    changed: Readonly<Record<string, Untyped>>,
    use: (strapi: Untyped) => Result,
  ): Promise<Awaited<Result>> => {
    const env = environment(changed)
    const under = JSON.stringify(env)
    if (running?.under !== under) {
      await stop()
      for (const name of [...settings, 'JWT_SECRET_OF_THE_PLUGIN']) Reflect.deleteProperty(process.env, name)
      Object.assign(process.env, env)
      const strapi = await createStrapi({ appDir: folder, distDir: folder }).load()
      strapi.server.mount()
      running = { under, strapi }
    }
    return await use(running.strapi)
  }
  /** How a start ends, in a process of its own: one leaves something behind for the next. */
  const startWith = (
    changed: Readonly<Record<string, Untyped>>,
    use = "'it starts'",
    more: Readonly<Record<string, string>> = {},
  ) => {
    const code = `require('@strapi/strapi').createStrapi({ appDir: '.', distDir: '.' }).load()
  .then((strapi) => ${use})
  .catch(({ message }) => message)
  .then((words) => { require('node:fs').writeFileSync('start.txt', String(words)); process.exit() })`
    const { PATH } = process.env
    spawnSync(process.execPath, ['-e', code], { env: { PATH, ...environment(changed), ...more } })
    return readFileSync('start.txt', 'utf8').split('\n')[0] ?? ''
  }
  const visit = (strapi: Untyped, where: string, cookie?: string) =>
    ask(strapi.server.app.callback(), `/api${where}`, cookie === undefined ? {} : { cookie })
  const works = (value: unknown) => (value ? 'alice' : 'nobody')
  let made = 0
  const uses = {
    apiToken: {
      make: async (strapi: Untyped): Promise<string> => {
        made += 1
        const token = { name: `t${made}`, description: '', type: 'full-access', lifespan: null }
        return (await strapi.service('admin::api-token').create(token)).accessKey
      },
      read: async (strapi: Untyped, token: string) => {
        const tokens = strapi.service('admin::api-token')
        return works(await tokens.getByAccessKey(tokens.hash(token)))
      },
    },
    transferToken: {
      make: async (strapi: Untyped): Promise<string> => {
        made += 1
        const token = { name: `t${made}`, description: '', permissions: ['push'], lifespan: null }
        return (await strapi.service('admin::transfer').token.create(token)).accessKey
      },
      read: async (strapi: Untyped, accessKey: string) => {
        const { token } = strapi.service('admin::transfer')
        return works(await token.getBy({ accessKey: token.hash(accessKey) }))
      },
    },
    userToken: {
      make: async (strapi: Untyped): Promise<string> =>
        strapi.service('plugin::users-permissions.jwt').issue({ id: 1 }),
      read: async (strapi: Untyped, token: string) =>
        strapi
          .service('plugin::users-permissions.jwt')
          .verify(token)
          .then(
            () => 'alice',
            () => 'nobody',
          ),
    },
    administrator: {
      make: async (strapi: Untyped): Promise<string> =>
        (await strapi.sessionManager('admin').generateRefreshToken('1', 'device', { type: 'refresh' })).token,
      read: async (strapi: Untyped, token: string) =>
        works((await strapi.sessionManager('admin').validateRefreshToken(token)).isValid),
    },
    tokenValue: {
      make: async (strapi: Untyped): Promise<string> => strapi.service('admin::encryption').encrypt('alice'),
      read: async (strapi: Untyped, value: string) => strapi.service('admin::encryption').decrypt(value),
    },
    password: {
      make: async (strapi: Untyped): Promise<string> =>
        strapi.service('admin::auth').hashPassword('made-up-password'),
      read: async (strapi: Untyped, hash: string) =>
        works(await strapi.service('admin::auth').validatePassword('made-up-password', hash)),
    },
    session: {
      make: async (strapi: Untyped) => (await visit(strapi, '/sign-in')).cookie,
      read: async (strapi: Untyped, cookie: string) => said(await visit(strapi, '/me', cookie)),
    },
  }
  const under = (setting: string, { make, read }: (typeof uses)[keyof typeof uses]) => ({
    make: (key: Untyped) => withStrapi({ [setting]: key }, make),
    read: (value: string, key: Untyped) => withStrapi({ [setting]: key }, (strapi) => read(strapi, value)),
  })
  const refused = (words: string) => (seen: unknown) => (seen === 'nobody' ? words : JSON.stringify(seen))
  try {
    await t.rotation({
      sinks: ['export app.keys'],
      ...under('APP_KEYS', uses.session),
      shows: emptySession,
      ring: (newest, older) => [newest, older],
    })
    const rows = [
      [
        'export auth.secret',
        'ADMIN_JWT_SECRET',
        uses.administrator,
        'the refresh of an administrator is refused',
      ],
      ['export apiToken.salt', 'API_TOKEN_SALT', uses.apiToken, 'every API token is refused'],
      [
        'export transfer.token.salt',
        'TRANSFER_TOKEN_SALT',
        uses.transferToken,
        'every transfer token is refused',
      ],
      [
        'export users-permissions.config.jwtSecret',
        'JWT_SECRET_OF_THE_PLUGIN',
        uses.userToken,
        'every token of an end user is refused',
      ],
      ['JWT_SECRET', 'JWT_SECRET', uses.userToken, 'every token of an end user is refused'],
    ] as const
    for (const [sink, setting, use, words] of rows)
      await t.rotation({ sinks: [sink], ...under(setting, use), shows: refused(words) })
    await t.rotation({
      sinks: ['export secrets.encryptionKey'],
      ...under('ENCRYPTION_KEY', uses.tokenValue),
      shows: (seen) => `the stored token values read as \`${seen}\``,
    })

    // One of everything, made with the old keys, under one new key at a time.
    const values = await withStrapi({}, async (strapi) => {
      const all: Partial<Record<keyof typeof uses, string>> = {}
      for (const name of Object.keys(uses) as (keyof typeof uses)[]) all[name] = await uses[name].make(strapi)
      return all as Record<keyof typeof uses, string>
    })
    const alive = (changed: Readonly<Record<string, Untyped>>) =>
      withStrapi(changed, async (strapi) => {
        const names: string[] = []
        for (const name of Object.keys(uses) as (keyof typeof uses)[])
          if ((await uses[name].read(strapi, values[name])) === 'alice') names.push(name)
        return names
      })
    const survivors: Partial<Record<Setting, readonly string[]>> = {}
    for (const setting of settings) survivors[setting] = await alive({ [setting]: newKey })
    const names = Object.keys(uses)
    const losesOnly = (setting: Setting, lost: string) =>
      names.every((name) => survivors[setting]?.includes(name) === (name !== lost))
    await t.says('API tokens, transfer tokens, the tokens of end users and of administrators', () =>
      losesOnly('APP_KEYS', 'session'),
    )
    await t.says('the tokens of end users, API tokens, transfer tokens', () =>
      losesOnly('ADMIN_JWT_SECRET', 'administrator'),
    )
    await t.says('transfer tokens, the tokens of end users, administrators', () =>
      losesOnly('API_TOKEN_SALT', 'apiToken'),
    )
    await t.says('API tokens, the tokens of end users, administrators', () =>
      losesOnly('TRANSFER_TOKEN_SALT', 'transferToken'),
    )
    await t.says('API tokens, transfer tokens, sessions: they work', () =>
      losesOnly('ENCRYPTION_KEY', 'tokenValue'),
    )
    await t.says('API tokens, transfer tokens, administrators', () => losesOnly('JWT_SECRET', 'userToken'))
    await t.says('content and password hashes', () =>
      settings.every((setting) => survivors[setting]?.includes('password')),
    )
    await t.says(
      'Six keys, six different consequences',
      () => new Set(settings.map((name) => survivors[name]?.join())).size === 6,
    )
    await t.says(
      'Two of them are called salt',
      () =>
        !survivors.API_TOKEN_SALT?.includes('apiToken') &&
        !survivors.TRANSFER_TOKEN_SALT?.includes('transferToken'),
    )
    await t.says('A list in `API_TOKEN_SALT`', async () =>
      (await alive({ API_TOKEN_SALT: [newKey, oldKey] })).includes('apiToken')
        ? 'is a list'
        : 'is just another salt',
    )
    t.notRun('it is about what people do', 'The values of `.env.example`')

    const outcomes = (value: undefined | '') => [
      /App keys are required\./.exec(startWith({ APP_KEYS: value }))?.[0],
      /Missing apiToken\.salt\./.exec(startWith({ API_TOKEN_SALT: value }))?.[0],
      /Secret key is required/.exec(
        startWith(
          { ADMIN_JWT_SECRET: value },
          "strapi.sessionManager('admin').generateRefreshToken('1', 'device', { type: 'refresh' })",
        ),
      )?.[0],
      startWith(
        { TRANSFER_TOKEN_SALT: value },
        "strapi.service('admin::transfer').token.create({ name: 'new', description: '', permissions: ['push'], lifespan: null })",
      ),
      startWith({ ENCRYPTION_KEY: value }, "strapi.service('admin::encryption').encrypt('alice')") ===
        'null' && 'nothing is encrypted',
    ]
    const missing = outcomes(undefined)
    await t.missingKey(
      () => missing,
      () => {
        const environmentFile = path.join(folder, '.env')
        rmSync(environmentFile, { force: true })
        startWith({ JWT_SECRET: undefined })
        return (
          /^JWT_SECRET=\S{20,}$/m.test(readFileSync(environmentFile, 'utf8')) &&
          'a random key, written to `.env`'
        )
      },
      () => {
        rmSync(path.join(folder, '.env'), { force: true })
        const words = startWith({ JWT_SECRET: undefined }, undefined, { NODE_ENV: 'production' })
        return words.startsWith('Missing jwtSecret') && 'in production "Missing jwtSecret."'
      },
    )
    await t.emptyKey(() => {
      deepStrictEqual(outcomes(''), missing)
      return false
    })
    const shortKeys = Object.fromEntries(settings.map((name) => [name, 'x']))
    await t.shortestKey(() =>
      withStrapi(shortKeys, async (strapi) => {
        for (const { make, read } of Object.values(uses))
          if ((await read(strapi, await make(strapi))) !== 'alice') return false
        return 'any'
      }),
    )
    const configured = {
      make: (m: Untyped) => under('APP_KEYS', uses.session).make(keysIn(m)),
      read: (m: Untyped, cookie: string) => under('APP_KEYS', uses.session).read(cookie, keysIn(m)),
    }
    await t.migration({
      phases: [{ APP_KEYS: oldKey }, { APP_KEYS: `${newKey},${oldKey}` }, { APP_KEYS: newKey }],
      ...configured,
    })
    await t.suggestion('export default () => ({ app: { keys: [process.env.APP_KEY] } })\n', {
      filename: 'config/server.js',
      ...configured,
    })
  } finally {
    await stop()
    process.chdir(before)
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What the configuration of the migration gives Koa. */
function keysIn({ default: configure }: Untyped): readonly string[] {
  const env = Object.assign((name: string, otherwise?: string) => process.env[name] ?? otherwise, {
    int: (name: string, otherwise: number) => Number(process.env[name] ?? otherwise),
    array: (name: string) => process.env[name]?.split(','),
  })
  return configure({ env }).app.keys
}
