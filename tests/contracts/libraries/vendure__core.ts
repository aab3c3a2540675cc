import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/vendure__core.ts'
import { emptySession } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { askPort } from '../http.ts'

const user = 'alice'
const password = 'made-up-password'

export default contract(entry, { packages: { 'sql.js': '1.13.0' }, heavy: true }, async (t) => {
  const { bootstrap, DefaultLogger, LogLevel } = await t.load('@vendure/core')
  const folder = await mkdtemp(path.join(tmpdir(), 'made-up-shop-'))
  /** Starts a shop over one database, asks it, ends it. */
  const withShop = async <Result>(
    authOptions: Untyped,
    use: (
      ask: (query: string, headers?: Readonly<Record<string, string>>) => ReturnType<typeof askPort>,
    ) => Promise<Result>,
    start: (config: Untyped) => Promise<Untyped> = bootstrap,
  ): Promise<Result> => {
    const app = await start({
      apiOptions: { port: 0, hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
      authOptions: { superadminCredentials: { identifier: user, password }, ...authOptions },
      dbConnectionOptions: {
        type: 'sqljs',
        synchronize: true,
        autoSave: true,
        location: path.join(folder, 'db'),
      },
      paymentOptions: { paymentMethodHandlers: [] },
      importExportOptions: { importAssetsDir: folder },
      logger: new DefaultLogger({ level: LogLevel.Error - 1 }),
      plugins: [],
    })
    try {
      const { port } = app.getHttpServer().address() as AddressInfo
      return await use((query, headers) =>
        askPort(port, '/admin-api', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query }),
        }),
      )
    } finally {
      await app.close()
    }
  }
  const byCookie = (cookieOptions: Untyped) => ({ tokenMethod: 'cookie', cookieOptions })
  const signIn = `mutation { login(username: "${user}", password: "${password}") { __typename } }`
  const whoIs = ({ text }: { readonly text: string }) => JSON.parse(text).data?.me?.identifier ?? 'nobody'
  const visits = (optionsOf: (key: Untyped) => Untyped) => ({
    make: (key: Untyped) => withShop(byCookie(optionsOf(key)), async (ask) => (await ask(signIn)).cookie),
    read: (cookie: string, key: Untyped) =>
      withShop(byCookie(optionsOf(key)), async (ask) =>
        whoIs(await ask('{ me { identifier } }', { cookie })),
      ),
  })
  const single = visits((secret) => ({ secret }))
  const listed = visits((keys) => ({ keys }))
  const defaultSecret = () =>
    spawnSync(
      process.execPath,
      ['-p', "require('@vendure/core').defaultConfig.authOptions.cookieOptions.secret"],
      { encoding: 'utf8' },
    ).stdout.trim()
  const starts = (authOptions: Untyped) => withShop(authOptions, () => Promise.resolve('it starts'))
  try {
    const at = (option: string) => [`bootstrap(0.authOptions.cookieOptions.${option})`]
    const cookie = await t.rotation({
      sinks: at('secret'),
      ...single,
      several: 'cannot be written',
      shows: emptySession,
    })
    await t.rotation({
      sinks: at('keys'),
      ...listed,
      one: (key) => [key],
      shows: emptySession,
    })
    await t.missingKey(
      () => {
        const secrets = [defaultSecret(), defaultSecret()]
        return secrets.every((secret) => secret.length > 20) && secrets[0] !== secrets[1]
          ? 'a random key for each process'
          : secrets.join()
      },
      () => starts(byCookie({ secret: undefined })),
    )
    await t.emptyKey(() => starts(byCookie({ secret: '' })))
    await t.emptyKeyAt(at('keys'), async () => (await listed.read(await listed.make(['']), [''])) === 'alice')
    await t.shortestKey(async () => (await single.read(await single.make('x'), 'x')) === 'alice' && 'any')
    await t.says("the rows of the sessions, and `tokenMethod: 'bearer'`", async () => {
      const bearer = (secret: string) => ({ tokenMethod: 'bearer', cookieOptions: { secret } })
      const { headers } = await withShop(bearer(oldKey), (ask) => ask(signIn))
      const authorization = `Bearer ${String(headers['vendure-auth-token'])}`
      return withShop(
        bearer(newKey),
        async (ask) => whoIs(await ask('{ me { identifier } }', { authorization })) === 'alice',
      )
    })
    await t.says(
      'With the older key behind the newest',
      async () => (await listed.read(cookie, [newKey, oldKey])) === 'alice',
    )
    await t.says('A missing setting goes unnoticed', () => starts({ tokenMethod: 'cookie' }).then(() => true))
    await t.says('`secret: [newest, older]`', async () => {
      const { text } = await withShop(byCookie({ secret: [newKey, oldKey] }), (ask) =>
        ask('{ me { identifier } }', { cookie }),
      )
      return JSON.parse(text).errors[0].message.includes('instance of Array') && 'is no list'
    })
    await t.says('`keys` wins', async () =>
      visits((keys) => ({ keys, secret: 'made-up-other-key' }))
        .read(cookie, [oldKey])
        .then((seen) => seen === 'alice'),
    )
    await t.migration({
      make: (m) => withShop({}, async (ask) => (await ask(signIn)).cookie, m.start),
      read: (m, made: string) =>
        withShop({}, async (ask) => whoIs(await ask('{ me { identifier } }', { cookie: made })), m.start),
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
