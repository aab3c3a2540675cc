import entry from '../../../src/catalogue/libraries/node-jose.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { JWK, JWS, JWE } = (await t.load('node-jose')).default
  const oct = (key: string) => ({
    kty: 'oct',
    alg: 'HS256',
    kid: key === oldKey ? 'old' : 'new',
    k: Buffer.from(key).toString('base64url'),
  })
  const wrapping = (key: string) => ({
    ...oct(key),
    alg: 'A256KW',
    k: Buffer.from(key).subarray(8, 40).toString('base64url'),
  })
  const sign = async (key: Untyped): Promise<string> =>
    JWS.createSign({ format: 'compact' }, await JWK.asKey(oct(key)))
      .update('alice')
      .final()
  const verify = async (token: string, key: Untyped) =>
    (await JWS.createVerify(await key).verify(token)).payload
  const encrypt = async (key: Untyped): Promise<string> =>
    JWE.createEncrypt({ format: 'compact' }, await JWK.asKey(wrapping(key)))
      .update('alice')
      .final()
  const decrypt = async (token: string, key: Untyped) =>
    (await JWE.createDecrypt(await key).decrypt(token)).payload
  const single = (of: (key: string) => object) => (key: Untyped) =>
    typeof key === 'string' ? JWK.asKey(of(key)) : key
  const several = async (newest: string, older: string) => [
    await JWK.asKey(oct(newest)),
    await JWK.asKey(oct(older)),
  ]
  const shows = (_: unknown, { message }: Error) => `rejects "${message}"`

  const token = await t.rotation({
    sinks: ['JWK.asKey(0)', 'JWS.createSign(last)', 'JWS.createVerify(0)'],
    make: sign,
    read: (made, key) => verify(made, single(oct)(key)),
    several: () => several(newKey, oldKey),
    shows,
  })
  await t.rotation({
    sinks: ['JWK.asKeyStore(0.keys)'],
    make: () => sign(oldKey),
    read: async (made, keys) => verify(made, JWK.asKeyStore({ keys: keys.map(oct) })),
    one: (key) => [key],
    shows,
  })
  await t.rotation({
    sinks: ['JWE.createEncrypt(last)', 'JWE.createDecrypt(0)'],
    make: encrypt,
    read: (made, key) => decrypt(made, single(wrapping)(key)),
    several: async (newest, older) => [await JWK.asKey(wrapping(newest)), await JWK.asKey(wrapping(older))],
    shows,
  })
  await t.missingKey(() => JWK.asKey(undefined))
  await t.shortestKey(async () => {
    const short = (length: number) => 'x'.repeat(length)
    const { message } = await errorOf(() => sign(short(31)))
    return (
      (await verify(await sign(short(32)), JWK.asKey(oct(short(32))))).toString() === 'alice' &&
      `"${message}"`
    )
  })
  await t.emptyKey(
    async () => Buffer.from(await verify(await sign(''), JWK.asKey(oct('')))).toString() === 'alice',
  )
  await t.migration({
    make: (m) => m.issue({ sub: 'alice' }),
    read: async (m, made: string) => (await m.check(made)).sub,
  })
  await t.says('A plain array of keys', () => verify(token, several(newKey, oldKey)))
  await t.says(
    'A key store takes the key',
    async () => {
      const store = await JWK.asKeyStore({ keys: [oct(newKey), { ...oct(oldKey), kid: 'another' }] })
      return verify(token, store)
        .then(() => 'tries another')
        .catch(() => 'tries no other')
    },
    async () => {
      const unnamed = { key: await JWK.asKey(oct(oldKey)), reference: false }
      const made = await JWS.createSign({ format: 'compact' }, unnamed).update('alice').final()
      const stores = [
        [oldKey, newKey],
        [newKey, oldKey],
      ].map((keys) => JWK.asKeyStore({ keys: keys.map(oct) }))
      const [first, second] = await Promise.all(
        stores.map((store) => verify(made, store).catch(() => 'nobody')),
      )
      return (
        Buffer.from(first).toString() === 'alice' && second === 'nobody' && 'it takes the first one that fits'
      )
    },
  )
})
