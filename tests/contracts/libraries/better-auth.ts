import { strictEqual } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/better-auth.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const site = 'http://127.0.0.1'
const email = 'alice@example.com'
const password = 'made-up-password'
const versions = [
  { version: 2, value: newKey },
  { version: 1, value: oldKey },
]
const database = () => ({
  user: [] as Untyped[],
  session: [] as Untyped[],
  account: [],
  verification: [],
  twoFactor: [] as Untyped[],
  jwks: [] as Untyped[],
  rateLimit: [],
})
type Database = ReturnType<typeof database>

export default contract(entry, { lean: true }, async (t) => {
  const { betterAuth } = await t.load('better-auth')
  const { memoryAdapter } = await t.load('better-auth/adapters/memory')
  const { twoFactor, jwt, bearer } = await t.load('better-auth/plugins')
  const { getCookieCache } = await t.load('better-auth/cookies')
  const { symmetricEncrypt, symmetricDecrypt, symmetricDecodeJWT } = await t.load('better-auth/crypto')
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined })
  const mails: string[] = []
  const send = ({ token }: Untyped) => {
    mails.push(token)
  }
  const authOf = (rows: Database, keys: object, more: object = {}) =>
    betterAuth({
      baseURL: site,
      database: memoryAdapter(rows),
      emailAndPassword: { enabled: true, sendResetPassword: send },
      emailVerification: { sendVerificationEmail: send },
      rateLimit: { enabled: false },
      logger: { disabled: true },
      telemetry: { enabled: false },
      plugins: [twoFactor(), bearer()],
      ...keys,
      ...more,
    })
  const visit = (
    auth: Untyped,
    path: string,
    asked: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Response> =>
    auth.handler(
      new Request(`${site}/api/auth${path}`, {
        method: asked.body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json', origin: site, ...asked.headers },
        ...(asked.body && { body: JSON.stringify(asked.body) }),
      }),
    )
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  const signUp = async (rows: Database, keys: object, more: object = {}) =>
    cookieOf(
      await visit(authOf(rows, keys, more), '/sign-up/email', { body: { email, password, name: 'alice' } }),
    )
  const signIn = async (auth: Untyped) =>
    cookieOf(await visit(auth, '/sign-in/email', { body: { email, password } }))
  const who = async (rows: Database, keys: object, headers: Record<string, string>, more: object = {}) => {
    const response = await visit(authOf(rows, keys, more), '/get-session', { headers })
    const body: Untyped = await response.json()
    return body?.user.name ?? `\`/get-session\` answers ${body}`
  }
  const same = (seen: string) => seen
  const secret = (key: Untyped) => ({ secret: key })

  // Sessions: the ring does not cover them, so no sink is asked for it.
  const rows = database()
  const cookie = await t.rotation({
    sinks: [],
    make: (key) => signUp(rows, secret(key)),
    read: (value, key) => who(rows, secret(key), { cookie: value }),
    only: ['sessions'],
    shows: same,
  })
  const verificationOf = async (key: Untyped) => {
    mails.length = 0
    await visit(authOf(rows, secret(key)), '/send-verification-email', { body: { email } })
    return mails[0] ?? ''
  }
  const openLink = async (token: string, keys: object) => {
    const { status } = await visit(authOf(structuredClone(rows), keys), `/verify-email?token=${token}`)
    return status === 200 ? 'alice' : String(status)
  }
  await t.rotation({
    sinks: [],
    make: verificationOf,
    read: (token, key) => openLink(token, secret(key)),
    only: ['links'],
    shows: same,
  })

  // Stored data: a second factor of somebody who has signed in again.
  const enabled = async (keys: object) => {
    const own = database()
    const signedIn = await signUp(own, keys)
    await visit(authOf(own, keys), '/two-factor/enable', {
      body: { password },
      headers: { cookie: signedIn },
    })
    return own
  }
  const readFactor = async (stored: Database, keys: object) => {
    const own = structuredClone(stored)
    for (const user of own.user) user.twoFactorEnabled = false
    const auth = authOf(own, keys)
    const headers = { cookie: await signIn(auth) }
    const { status } = await visit(auth, '/two-factor/get-totp-uri', { body: { password }, headers })
    return status === 200 ? 'alice' : `${status} where the TOTP secret is read`
  }
  const data = { only: ['ciphertext'], shows: same } as const
  await t.rotation({
    sinks: ['betterAuth(0.secret)'],
    make: enabled,
    read: readFactor,
    one: (key) => ({ secrets: [{ version: key === oldKey ? 1 : 2, value: key }] }),
    ring: () => ({ secrets: versions }),
    ...data,
  })
  await t.rotation({
    sinks: ['betterAuth(0.secrets)'],
    make: enabled,
    read: readFactor,
    one: (key) => ({ secrets: [{ version: key === oldKey ? 1 : 2, value: key }] }),
    ring: (newest) => ({ secrets: newest === newKey ? versions : [...versions].reverse() }),
    ...data,
  })
  for (const name of ['BETTER_AUTH_SECRET', 'AUTH_SECRET']) {
    await t.rotation({
      sinks: [name],
      make: (key) => withSettings({ [name]: key }, () => enabled({})),
      read: (stored, key) => withSettings({ [name]: key }, () => readFactor(stored, {})),
      several: (newest, older) => `${newest},${older}`,
      ...data,
    })
  }
  const listed = (key: string) => `${key === oldKey ? 1 : 2}:${key}`
  await t.rotation({
    sinks: ['BETTER_AUTH_SECRETS'],
    make: (keys) => withSettings({ BETTER_AUTH_SECRETS: keys }, () => enabled({})),
    read: (stored, keys) => withSettings({ BETTER_AUTH_SECRETS: keys }, () => readFactor(stored, {})),
    one: listed,
    ring: (newest, older) => [newest, older].map(listed).join(','),
    ...data,
  })

  const withTokens = { plugins: [jwt()] }
  await t.rotation({
    sinks: [],
    make: async (key) => {
      const own = database()
      const headers = { cookie: await signUp(own, secret(key), withTokens) }
      await visit(authOf(own, secret(key), withTokens), '/token', { headers })
      return own
    },
    read: async (stored, key) => {
      const auth = authOf(structuredClone(stored), secret(key), withTokens)
      const headers = { cookie: await signIn(auth) }
      const token = (await visit(auth, '/token', { headers })).status
      const session = (await visit(auth, '/get-session', { headers })).status
      return token === 200 && session === 200
        ? 'alice'
        : `${token} from \`/token\`${session === token ? ', and from `/get-session` after a fresh sign-in' : ''}`
    },
    only: ['access tokens'],
    shows: same,
  })

  const cached = { session: { cookieCache: { enabled: true } } }
  await t.rotation({
    sinks: ['getCookieCache(1.secret)'],
    make: (key) => signUp(database(), secret(key), cached),
    read: async (value, key) =>
      (await getCookieCache(new Headers({ cookie: value }), { secret: key }))?.user.name,
    only: [],
  })
  const ringOf = (newest: string, older: string) => ({
    keys: new Map([
      [2, newest],
      [1, older],
    ]),
    currentVersion: 2,
    legacySecret: older,
  })
  await t.rotation({
    sinks: ['symmetricEncrypt(0.key)', 'symmetricDecrypt(0.key)'],
    make: (key): Promise<string> => symmetricEncrypt({ key, data: 'alice' }),
    read: (value, key) => symmetricDecrypt({ key, data: value }),
    ring: ringOf,
    one: (key) =>
      key === newKey ? { keys: new Map([[2, key]]), currentVersion: 2, legacySecret: key } : key,
    shows: (_, error) => `${error.name} "${error.message}"`,
  })
  t.notRun('it takes an OAuth provider', 'oAuthProxy(0.secret)')

  // Whether it is production is asked when the module is loaded: a process of its own.
  const startInProduction = () => {
    const code = `import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
await betterAuth({ baseURL: '${site}', database: memoryAdapter({}), telemetry: { enabled: false } }).$context`
    const env = { PATH: process.env.PATH, NODE_ENV: 'production' }
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { env })
    return status === 0 || !stderr.includes('default secret')
  }
  const resolved = async (keys: object) => (await authOf(database(), keys).$context).secret as string
  await t.missingKey(
    () =>
      withSettings(
        { BETTER_AUTH_SECRET: oldKey, AUTH_SECRET: newKey },
        async () => (await resolved({})) === oldKey && 'falls to `BETTER_AUTH_SECRET`, then `AUTH_SECRET`',
      ),
    () =>
      withSettings(
        { AUTH_SECRET: newKey },
        async () => (await resolved({})) === newKey && 'then `AUTH_SECRET`',
      ),
    async () => (await resolved({})) === (await resolved({})) && 'then a constant that everybody knows',
    () => startInProduction() || 'only with NODE_ENV=production it throws',
  )
  await t.shortestKey(
    async () =>
      (await who(rows, secret('x'), { cookie: await signIn(authOf(rows, secret('x'))) })) === 'alice' &&
      'any',
  )
  await t.migration({
    phases: [
      { BETTER_AUTH_SECRET: oldKey, BETTER_AUTH_SECRET_V2: oldKey },
      { BETTER_AUTH_SECRET: oldKey, BETTER_AUTH_SECRET_V2: newKey },
      { BETTER_AUTH_SECRET: newKey, BETTER_AUTH_SECRET_V2: newKey },
    ],
    make: async ({ auth }) => {
      const context = await auth.$context
      // What was written before there were versions.
      const key = process.env.BETTER_AUTH_SECRET_V2 === oldKey ? oldKey : context.secretConfig
      return (await symmetricEncrypt({ key, data: 'alice' })) as string
    },
    read: async ({ auth }, value) =>
      symmetricDecrypt({ key: (await auth.$context).secretConfig, data: value }),
  })
  // Each member has a version number, which only the application knows.
  for (const keys of ['secret: process.env.AUTH_SECRET', 'secrets: [process.env.AUTH_SECRET]']) {
    await t.noSuggestion(`import { betterAuth } from 'better-auth'

export const auth = betterAuth({ ${keys} })
`)
  }

  const [row] = rows.session
  const signature = (key: string) =>
    createHmac('sha256', key)
      .update(row.token as string)
      .digest('base64')
  await t.says('session rows in the database', async () => {
    const again = `better-auth.session_token=${encodeURIComponent(`${row.token}.${signature(newKey)}`)}`
    return (await who(rows, secret(newKey), { cookie: again })) === 'alice'
  })
  await t.says('password reset links', async () => {
    mails.length = 0
    await visit(authOf(rows, secret(oldKey)), '/request-password-reset', { body: { email, redirectTo: '/' } })
    const body = { newPassword: password, token: mails[0] }
    return (
      (await visit(authOf(structuredClone(rows), secret(newKey)), '/reset-password', { body })).status === 200
    )
  })
  await t.says('passwords', async () =>
    (await signIn(authOf(structuredClone(rows), secret(newKey)))).includes('session_token'),
  )
  await t.says(
    'unsigned bearer tokens',
    async () => (await who(rows, secret(newKey), { authorization: `Bearer ${row.token}` })) === 'alice',
  )
  await t.says('The version number that is stored with the value', async () => {
    const value = await symmetricEncrypt({ key: ringOf(oldKey, oldKey), data: 'alice' })
    return (await symmetricDecrypt({ key: ringOf(oldKey, newKey), data: value })) === 'alice'
  })
  await t.says('Stored data and the `jwe` cookie cache', async () => {
    const options = { session: { cookieCache: { enabled: true, strategy: 'jwe' } } }
    const made = await signUp(database(), secret(oldKey), options)
    const [, value] = /better-auth\.session_data=([^;]+)/.exec(made) ?? []
    const { secretConfig } = await authOf(database(), { secrets: versions }, options).$context
    return (await symmetricDecodeJWT(value, secretConfig, 'better-auth-session')).user.name === 'alice'
  })
  await t.says(
    '`secrets: [new, old]` does not keep sessions',
    async () => (await who(rows, { secrets: versions }, { cookie })) !== 'alice',
  )
  const unversioned = await enabled(secret(oldKey))
  await t.says(
    'Moving from `secret` to `secrets: [new, old]`',
    async () =>
      (await readFactor(unversioned, { secrets: versions })) !== 'alice' && 'makes stored data unreadable',
    async () =>
      (await readFactor(unversioned, { secrets: versions.slice(0, 1), secret: oldKey })) === 'alice' &&
      'the old key must stay there',
  )
  await t.check(
    'both keys in `secrets`, and the old one in `secret`: what was written before is read',
    async () => {
      for (const secrets of [[...versions].reverse(), versions]) {
        strictEqual(await readFactor(unversioned, { secrets, secret: oldKey }), 'alice')
      }
    },
  )
  await t.says('The version number is part of the data', async () => {
    const stored = await enabled({ secrets: [{ version: 1, value: oldKey }] })
    return (await readFactor(stored, { secrets: [{ version: 7, value: oldKey }] })) !== 'alice'
  })
  await t.says('With the old key first everybody', async () => {
    const reversed = { secrets: [...versions].reverse() }
    const stays = await who(rows, reversed, { cookie })
    const signed = await signIn(authOf(rows, reversed))
    return [
      stays === 'alice' ? 'everybody stays signed in' : stays,
      (await who(rows, secret(oldKey), { cookie: signed })) === 'alice'
        ? 'the old key goes on signing'
        : 'the new key signs',
    ]
  })
  await t.says('Unless NODE_ENV is "production"', async () => (await resolved({})) === (await resolved({})))
  await t.says('`getCookieCache` reads', async () => {
    const headers = new Headers({ cookie: await signUp(database(), secret(oldKey), cached) })
    const found = await withSettings({ BETTER_AUTH_SECRET: oldKey }, () => getCookieCache(headers))
    await withSettings({ AUTH_SECRET: oldKey, BETTER_AUTH_SECRETS: `1:${oldKey}` }, () =>
      errorOf(() => getCookieCache(headers)),
    )
    return found.user.name === 'alice' && 'reads `BETTER_AUTH_SECRET` only'
  })
  await t.says('An empty string counts as missing', () =>
    withSettings({ BETTER_AUTH_SECRET: oldKey }, async () => (await resolved(secret(''))) === oldKey),
  )
  await t.says('The text "undefined"', async () => (await resolved(secret('undefined'))) === 'undefined')
  await t.says('`BETTER_AUTH_SECRETS="2:new,1:old"`', () =>
    withSettings(
      { BETTER_AUTH_SECRET: oldKey, BETTER_AUTH_SECRETS: `2:${newKey},1:${oldKey}` },
      async () => (await resolved({})) === newKey,
    ),
  )
})
