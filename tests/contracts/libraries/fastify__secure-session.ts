import entry from '../../../src/catalogue/libraries/fastify__secure-session.ts'
import { emptySession, fastifyApp, uncaught, visits, visitsOf } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const older = Buffer.alloc(32, 1)
const newer = Buffer.alloc(32, 2)
const salt = 'sixteen-byte-old'

export default contract(entry, { packages: { fastify: '5.12.8', 'sodium-native': '5.1.0' } }, async (t) => {
  const { default: fastify } = await t.load('fastify')
  const { default: secureSession } = await t.load('@fastify/secure-session')
  const { default: sodium } = await t.load('sodium-native')
  const routes = {
    '/sign-in': ({ session }: Untyped) => {
      session.set('user', 'alice')
      return 'in'
    },
    '/me': ({ session }: Untyped) => session.get('user') ?? 'nobody',
  }
  const serve = (register: (server: Untyped) => unknown) => fastifyApp(fastify, register, routes)
  const app = (options: object) =>
    serve((server) => server.register(secureSession, { cookie: { path: '/' }, ...options }))
  const { make, read } = visits((key) => app({ key }))
  const bySecret = visits((secret) => app({ secret, salt }))
  const keys = [older, newer] as const

  const cookie = await t.rotation({ sinks: ['register(1.key)'], make, read, keys, shows: emptySession })
  const secretCookie = await t.rotation({
    sinks: ['register(1.secret)'],
    ...bySecret,
    shows: emptySession,
    // It is thrown past everybody.
    several: 'cannot be written',
  })

  await t.missingKey(() => app({}))
  await t.emptyKey(async () => (await bySecret.read(await bySecret.make(''), '')) === 'alice')
  const bytesIn = async (start: () => unknown) => /\d+ bytes/.exec((await errorOf(start)).message)?.[0]
  await t.shortestKey(
    async () => `${await bytesIn(() => app({ key: older.subarray(1) }))} exactly for \`key\``,
    async () => `${await bytesIn(() => app({ secret: 'x'.repeat(31) }))} for \`secret\``,
  )
  const registered = {
    ...visitsOf(({ register }) => serve(register)),
    keys: [older.toString('base64'), newer.toString('base64')],
  } as const
  await t.migration(registered)
  await t.suggestion(
    `import secureSession from '@fastify/secure-session'

export const register = (app) =>
  app.register(secureSession, { key: process.env.SESSION_KEY, cookie: { path: '/' } })
`,
    registered,
  )

  await t.says('Nobody is signed out;', async () => {
    const { cookie: again } = await (await app({ key: [newer, older] }))('/me', { cookie })
    return (await read(again, newer)) === 'alice' && 'encrypts the session again with the first key'
  })
  await t.says('With `cookie: { signed: true }`', async () => {
    const signed = visits((key) => app({ key, cookie: { path: '/', signed: true } }))
    const made = await signed.make(older)
    return (
      (await signed.read(made, older)) === 'alice' && (await signed.read(made, [newer, older])) === 'nobody'
    )
  })
  await t.says('A list with one good', async () => {
    const { status } = await (await app({ key: [newer, Buffer.alloc(16)] }))('/me', { cookie })
    return `fail with ${status}`
  })
  await t.says('An array as `secret`', async () => {
    const { name } = await uncaught(() => app({ secret: [newKey, oldKey], salt }))
    return name === 'TypeError' && 'uncaught exception'
  })
  await t.says('Changing the `salt`', async () => {
    const { text } = await (
      await app({ secret: oldKey, salt: 'sixteen-byte-new' })
    )('/me', { cookie: secretCookie })
    return text === 'nobody'
  })
  await t.says('Without `salt`', async () => {
    const made = (await (await app({ secret: oldKey }))('/sign-in')).cookie
    const fixed = Buffer.from('mq9hDxBVDbspDR6nLfFT1g==', 'base64')
    return (await (await app({ secret: oldKey, salt: fixed }))('/me', { cookie: made })).text === 'alice'
  })
  await t.says('`key` wins', async () => {
    const { text } = await (await app({ key: older, secret: newKey, salt }))('/me', { cookie })
    return text === 'alice'
  })
  await t.says(
    'Strings in `key`',
    async () =>
      (await read(
        cookie,
        [newer, older].map((key) => key.toString('base64')),
      )) === 'alice',
  )
  await t.says('Several sessions', async () => {
    const several = [
      { sessionName: 'session', cookieName: 'session', key: [newer, older], cookie: { path: '/' } },
      { sessionName: 'other', cookieName: 'other', key: newer, cookie: { path: '/' } },
    ]
    const visit = await serve((server) => server.register(secureSession, several))
    return (await visit('/me', { cookie })).text === 'alice'
  })
  await t.check('from `secret` to a list of keys: the old key, derived once, is listed second', async () => {
    const derived = Buffer.alloc(32)
    sodium.crypto_pwhash(
      derived,
      Buffer.from(oldKey),
      Buffer.from(salt),
      sodium.crypto_pwhash_OPSLIMIT_MODERATE,
      sodium.crypto_pwhash_MEMLIMIT_MODERATE,
      sodium.crypto_pwhash_ALG_DEFAULT,
    )
    const seen = await read(secretCookie, [newer, derived])
    if (seen !== 'alice') throw new Error(seen)
  })
})
