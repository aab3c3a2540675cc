import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/paseto.ts'
import { contract, errorOf } from '../contract.ts'

const claims = { sub: 'alice' }

export default contract(entry, { packages: { 'paseto-3': 'npm:paseto@3.1.4' } }, async (t) => {
  const { LocalProtocol, PublicProtocol } = await t.load('paseto')
  const local = await t.load('paseto/v3/local')
  const open = await t.load('paseto/v4/public')
  const v3 = new LocalProtocol(
    local.EncryptFactory,
    local.DecryptFactory,
    local.GenerateKeyFactory,
    local.ImportKeyFactory,
    local.ExportKeyFactory,
  )
  const v4 = new PublicProtocol(open.SignFactory, open.VerifyFactory, open.GenerateKeyPairFactory)
  const rejects = (_: unknown, { message }: Error) => `rejects "${message}"`

  const keys = [await v3.GenerateKey(), await v3.GenerateKey()] as const
  const token = await t.rotation({
    sinks: ['.Encrypt(0)', '.Decrypt(0)'],
    keys,
    make: (key): Promise<string> => v3.Encrypt(key, claims),
    read: async (made, key) => (await v3.Decrypt(key, made)).claims.sub,
    shows: rejects,
  })
  const paserks = [1, 2].map((byte) => `k3.local.${Buffer.alloc(32, byte).toString('base64url')}`) as [
    string,
    string,
  ]
  await t.rotation({
    sinks: ['.ImportKey(0)'],
    keys: paserks,
    make: async (paserk): Promise<string> => v3.Encrypt(await v3.ImportKey(paserk), claims),
    read: async (made, paserk) => (await v3.Decrypt(await v3.ImportKey(paserk), made)).claims.sub,
    shows: rejects,
  })
  const pairs = [await v4.GenerateKeyPair(), await v4.GenerateKeyPair()] as const
  await t.rotation({
    sinks: ['.Sign(0)'],
    keys: pairs,
    make: ({ secretKey }): Promise<string> => v4.Sign(secretKey, claims),
    read: async (made, { publicKey }) => (await v4.Verify(publicKey, made)).claims.sub,
    shows: rejects,
  })

  const version3 = await t.load('paseto-3')
  const secretKeys = [createSecretKey(Buffer.alloc(32, 1)), createSecretKey(Buffer.alloc(32, 2))] as const
  for (const name of ['V1', 'V3']) {
    const of = version3[name]
    await t.rotation({
      sinks: [`${name}.encrypt(1)`, `${name}.decrypt(1)`],
      keys: secretKeys,
      make: (key): Promise<string> => of.encrypt(claims, key),
      read: async (made, key) => (await of.decrypt(made, key)).sub,
      // Its errors are other ones; see the note.
      only: [],
    })
  }
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  const ed25519 = () => generateKeyPairSync('ed25519')
  const p384 = () => generateKeyPairSync('ec', { namedCurve: 'P-384' })
  for (const [name, pair] of Object.entries({ V1: rsa, V2: ed25519, V3: p384, V4: ed25519 })) {
    const of = version3[name]
    await t.rotation({
      sinks: [`${name}.sign(1)`],
      keys: [pair(), pair()],
      make: ({ privateKey }): Promise<string> => of.sign(claims, privateKey),
      read: async (made, { publicKey }) => (await of.verify(made, publicKey)).sub,
      only: [],
    })
  }
  await t.missingKey(
    async () => {
      const { name, message } = await errorOf(() => v3.Encrypt(undefined, claims))
      return `${name} "${message}"`
    },
    async () =>
      `before version 4, "${(await errorOf(() => version3.V3.encrypt(claims, undefined))).message}"`,
  )
  await t.emptyKey(() => v3.Encrypt('', claims))
  await t.shortestKey(async () => {
    for (const length of [31, 33]) await errorOf(() => version3.V3.encrypt(claims, Buffer.alloc(length)))
    return Boolean(await version3.V3.encrypt(claims, Buffer.alloc(32))) && 'exactly 32 bytes'
  })
  await t.migration({
    keys: paserks,
    make: (m) => m.issue(claims),
    read: async (m, made: string) => (await m.check(made)).sub,
  })
  await t.says(
    'Version 4 is another API',
    async () => !('V3' in (await t.load('paseto'))) && 'V1 to V4 are gone',
  )
  await t.says('An array of keys throws', async () => {
    await errorOf(() => v3.Decrypt(keys, token))
    return Boolean(await errorOf(() => v3.Decrypt(() => keys[0], token)))
  })
  await t.says('Before version 4 the errors', async () => {
    const old = await version3.V3.encrypt(claims, secretKeys[0])
    const decryption = await errorOf(() => version3.V3.decrypt(old, secretKeys[1]))
    const [one, other] = [ed25519(), ed25519()]
    const signature = await errorOf(async () =>
      version3.V4.verify(await version3.V4.sign(claims, one.privateKey), other.publicKey),
    )
    return `"${decryption.message}" and "${signature.message}"`
  })
  await t.says('Before version 4 the key', async () => {
    const key = 'x'.repeat(32)
    await errorOf(() => version3.V3.encrypt(claims, `${key}x`))
    const { sub } = await version3.V3.decrypt(await version3.V3.encrypt(claims, key), key)
    return sub === 'alice' && `a string of ${key.length} characters`
  })
})
