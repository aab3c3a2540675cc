import entry from '../../../src/catalogue/libraries/noble__hashes.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys, keyedHash } from '../shapes.ts'

const bytes = (key: Untyped) => (typeof key === 'string' ? new TextEncoder().encode(key) : key)
const text = bytes('alice')

export default contract(entry, { packages: { '@noble/curves': '1.9.7' } }, async (t) => {
  const { hmac } = await t.load('@noble/hashes/hmac.js')
  const { sha256 } = await t.load('@noble/hashes/sha2.js')
  const { blake3 } = await t.load('@noble/hashes/blake3.js')
  const { hkdf } = await t.load('@noble/hashes/hkdf.js')
  const { scrypt } = await t.load('@noble/hashes/scrypt.js')
  // Version 1 imports itself by its name, so it cannot have another; this package brings it along.
  const version1 = await t.load('./node_modules/@noble/curves/node_modules/@noble/hashes/hmac.js')
  const { sha256: sha256Of1 } = await t.load(
    './node_modules/@noble/curves/node_modules/@noble/hashes/sha2.js',
  )
  const mac = (key: Untyped): Uint8Array => hmac(sha256, bytes(key), text)
  await keyedHash(t, ['hmac(1)'], mac)
  await keyedHash(t, ['hmac.create(1)'], (key) => hmac.create(sha256, bytes(key)).update(text).digest())
  await keyedHash(t, ['blake3(1.key)'], (key) =>
    blake3(text, { key: typeof key === 'string' ? bytes(key).slice(8) : key }),
  )
  await t.rotation({
    sinks: ['hkdf(1)'],
    ...derivedKeys((key) => hkdf(sha256, bytes(key), undefined, undefined, 32)),
  })
  await t.rotation({
    sinks: ['scrypt(0)'],
    ...derivedKeys((key) => scrypt(bytes(key), 'salt', { N: 2, r: 1, p: 1 })),
  })
  await t.missingKey(
    () => mac(undefined),
    () => {
      const unkeyed = [blake3(text), blake3(text, { key: undefined })].map((hash) =>
        Buffer.from(hash).toString('hex'),
      )
      return unkeyed[0] === unkeyed[1] && 'hashes without a key, silently'
    },
  )
  await t.emptyKey(() => mac(new Uint8Array(0)))
  await t.emptyKeyAt(['blake3(1.key)'], () => blake3(text, { key: new Uint8Array(0) }))
  await t.shortestKeyAt(['blake3(1.key)'], async () => {
    for (const length of [1, 31, 33]) await errorOf(() => blake3(text, { key: new Uint8Array(length) }))
    return blake3(text, { key: new Uint8Array(32) }).length === 32 && 'exactly 32 bytes'
  })
  await t.shortestKey(
    () =>
      mac('x').length === 32 &&
      hkdf(sha256, bytes('x'), undefined, undefined, 32).length === 32 &&
      'any for hmac and hkdf',
    () => {
      try {
        blake3(text, { key: new Uint8Array(31) })
      } catch {
        return blake3(text, { key: new Uint8Array(32) }).length === 32 && 'exactly 32 bytes for blake3'
      }
      return 'any for blake3'
    },
  )
  await t.migration({ make: (m) => m.issue({ sub: 'alice' }), read: (m, link: string) => m.check(link).sub })
  const failing = (run: () => unknown) => {
    try {
      run()
    } catch {
      return true
    }
    return false
  }
  await t.says(
    'The key stands between',
    () => Buffer.compare(hmac(sha256, bytes(oldKey), text), hmac(sha256, text, bytes(oldKey))) !== 0,
  )
  await t.says(
    'A missing key of blake3',
    () => Buffer.compare(blake3(text), blake3(text, { key: undefined })) === 0,
  )
  await t.says(
    'Version 1 takes a string',
    () =>
      version1.hmac(sha256Of1, oldKey, 'alice').length === 32 && failing(() => hmac(sha256, oldKey, text)),
  )
  await t.says('An array of keys', () => failing(() => mac([newKey, oldKey])))
  await t.says('Version 2 needs the suffix', async () =>
    t.load('@noble/hashes/hmac').then(
      () => false,
      () => true,
    ),
  )
})
