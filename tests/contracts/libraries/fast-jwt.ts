import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/fast-jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const payload = { sub: 'alice' }
const pair = (passphrase: string) => ({
  passphrase,
  ...generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
  }),
})

export default contract(entry, {}, async (t) => {
  const { createSigner, createVerifier, createDecoder } = await t.load('fast-jwt')
  const sign = (key: Untyped, options = {}): string =>
    createSigner({ key, kid: key === oldKey ? 'old' : 'new', ...options })(payload)
  const verify = async (token: string, key: Untyped) => (await createVerifier({ key })(token)).sub
  // The class has a name, its errors are just called Error.
  const shows = (_: unknown, error: Error) => `${error.constructor.name} "${error.message}"`
  const token = await t.rotation({ sinks: ['createSigner(0.key)'], make: sign, read: verify, shows })
  await t.rotation({
    sinks: ['createVerifier(0.key)'],
    make: sign,
    read: verify,
    ring:
      (newest, older) =>
      async ({ header }: Untyped) =>
        header.kid === 'old' ? older : newest,
    several: (newest, older) => async () => [newest, older],
    shows,
  })
  await t.rotation({
    sinks: ['createSigner(0.key.key)'],
    keys: [pair('old'), pair('new')],
    make: ({ privateKey, passphrase }): string =>
      createSigner({ key: { key: privateKey, passphrase }, algorithm: 'RS256' })(payload),
    read: (signed, { publicKey }) => verify(signed, publicKey),
    shows,
  })
  const unset = 'The key option must be a string, a buffer'
  await t.missingKey(
    async () => (await errorOf(() => createSigner({ key: undefined }))).message.slice(0, unset.length),
    async () => (await errorOf(() => createVerifier({ key: undefined }))).message.slice(0, unset.length),
  )
  await t.emptyKey(() => verify(sign(''), ''))
  await t.shortestKey(async () => (await verify(sign('x'), 'x')) === 'alice' && 'one character for HS256')
  await t.migration({ make: (m) => m.issue(payload), read: (m, made: string) => m.check(made).sub })
  await t.says('tokens that are only decoded', () => createDecoder()(token).sub === 'alice')
  await t.says('An array of keys throws', async () => {
    await errorOf(() => createSigner({ key: [newKey, oldKey] }))
    await errorOf(() => createVerifier({ key: [newKey, oldKey] }))
    return Boolean(await errorOf(() => verify(token, async () => [newKey, oldKey])))
  })
  await t.says('With `cache: true`', async () => {
    const keys = new Map([['old', oldKey]])
    const cached = createVerifier({
      key: async ({ header }: Untyped) => keys.get(header.kid) ?? newKey,
      cache: true,
    })
    await cached(token)
    keys.clear()
    return (await cached(token)).sub === 'alice' && 'a token stays accepted'
  })
  await t.says('Try the older key only after', async () => {
    const expired = createSigner({ key: oldKey, expiresIn: 1, clockTimestamp: 0 })(payload)
    const { code } = await errorOf(() => verify(expired, oldKey))
    return code === 'FAST_JWT_EXPIRED' && ((await errorOf(() => verify(token, newKey))).code as string)
  })
  await t.says(
    'With a key function',
    async () => (await verify(token, (_: unknown, done: Untyped) => done(null, oldKey))) === 'alice',
  )
  await t.says('A Uint8Array and a KeyObject', async () => {
    await errorOf(() => sign(new TextEncoder().encode(oldKey)))
    await errorOf(() => sign(createSecretKey(Buffer.from(oldKey))))
    return (await verify(token, Buffer.from(oldKey))) === 'alice'
  })
})
