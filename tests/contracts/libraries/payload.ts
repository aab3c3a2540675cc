import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/payload.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { '@payloadcms/db-sqlite': '3.90.2', graphql: '16.15.0' }
const email = 'alice@example.com'
const password = 'made-up-password'
const apiKey = '11111111-2222-4333-8444-555555555555'

export default contract(entry, { packages, heavy: true }, async (t) => {
  process.env.PAYLOAD_DISABLE_DEPENDENCY_CHECKER = 'true'
  const { BasePayload, buildConfig, jwtSign } = await t.load('payload')
  const { sqliteAdapter } = await t.load('@payloadcms/db-sqlite')
  const folder = await mkdtemp(path.join(tmpdir(), 'made-up-payload-'))
  const open = async (secret: Untyped): Promise<Untyped> => {
    const payload = new BasePayload()
    const config = buildConfig({
      secret,
      telemetry: false,
      logger: { options: { level: 'silent' } },
      db: sqliteAdapter({ client: { url: `file:${path.join(folder, 'db.sqlite')}` }, push: true }),
      collections: [{ slug: 'users', auth: { useAPIKey: true, useSessions: false }, fields: [] }],
    })
    await payload.init({ config: await config })
    return payload
  }
  const [before, after] = [await open(oldKey), await open(newKey)]
  const opened = new Map<Untyped, Untyped>([
    [oldKey, before],
    [newKey, after],
  ])
  const of = async (key: Untyped): Promise<Untyped> => opened.get(key) ?? (await open(key))
  await before.create({
    collection: 'users',
    data: { email, password, enableAPIKey: true, apiKey },
    overrideAccess: true,
  })
  const signIn = async (key: Untyped): Promise<string> =>
    (await (await of(key)).login({ collection: 'users', data: { email, password } })).token
  const who = async (key: Untyped, authorization: string) => {
    const { user } = await (await of(key)).auth({ headers: new Headers({ authorization }) })
    return user?.email === email ? 'alice' : 'nobody'
  }
  const sinks = ['buildConfig(0.secret)']
  await t.rotation({
    sinks,
    make: async (key): Promise<string> => (await of(key)).encrypt('alice'),
    read: async (value, key) => (await of(key)).decrypt(value),
    only: ['ciphertext'],
    shows: (_, error) => (error ? String(error) : '`payload.decrypt()` gives garbage, without an error'),
  })
  await t.rotation({
    sinks,
    make: () => apiKey,
    read: (value, key) => who(key, `users API-Key ${value}`),
    only: ['access tokens'],
    shows: (seen) => (seen === 'nobody' ? 'every API key is refused' : seen),
  })
  await t.rotation({
    sinks,
    make: signIn,
    read: (token, key) => who(key, `JWT ${token}`),
    only: ['sessions'],
    shows: (seen) => (seen === 'nobody' ? 'a request without a user' : seen),
  })
  const used = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32)
  await t.rotation({
    sinks: ['jwtSign(0.secret)'],
    make: async (key): Promise<string> => {
      const [{ id }] = (await before.find({ collection: 'users' })).docs
      const fieldsToSign = { id, collection: 'users', email }
      return (await jwtSign({ fieldsToSign, secret: used(key), tokenExpiration: 3600 })).token
    },
    read: (token, key) => who(key, `JWT ${token}`),
    only: [],
  })
  await t.missingKey(() => open(undefined))
  await t.emptyKey(() => open(''))
  await t.shortestKey(
    async () => (await (await open('x')).decrypt((await open('x')).encrypt('alice'))) === 'alice' && 'any',
  )
  await t.says(
    'passwords',
    async () => typeof (await signIn(newKey)) === 'string' && 'signing in again works',
  )
  await t.says(
    'The encryption is AES-CTR',
    () => after.decrypt(before.encrypt('alice')) !== 'alice' && 'garbage without an error',
  )
  await t.says('An array of keys throws', () =>
    open([newKey, oldKey]).catch(({ message }: Untyped) => message.replace(/(must be ).*/, '$1...')),
  )
  await t.says('Sessions, API keys and encrypted values', () => after.secret !== before.secret)
  await t.says('The key that is really used', () => before.secret === used(oldKey))
  t.notRun('read in the source', 'links for a new password')
  await rm(folder, { recursive: true, force: true })
})
