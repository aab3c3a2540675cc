import entry from '../../../src/catalogue/libraries/stablelib__hmac.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

const bytes = (key: Untyped) => (typeof key === 'string' ? new TextEncoder().encode(key) : key)
const hex = (mac: Uint8Array) => Buffer.from(mac).toString('hex')

export default contract(entry, { packages: { '@stablelib/sha256': '2.0.1' } }, async (t) => {
  const { hmac, HMAC } = await t.load('@stablelib/hmac')
  const { SHA256 } = await t.load('@stablelib/sha256')
  const mac = (key: Untyped): Uint8Array => hmac(SHA256, bytes(key), bytes('alice'))
  const asString = (key: string) => hex(hmac(SHA256, key, bytes('alice')))
  await keyedHash(t, ['hmac(1)'], mac)
  await keyedHash(t, ['new HMAC(1)'], (key) => new HMAC(SHA256, bytes(key)).update(bytes('alice')).digest())
  await t.missingKey(() => mac(undefined))
  await t.emptyKey(() => mac(''))
  await t.shortestKey(() => mac('x').length === 32 && 'any')
  await t.says(
    'A string is not refused',
    () => asString('made-up-key-1') !== asString('made-up-key-2') && 'only the digits count',
    () =>
      asString('made-up-old-key') === asString('made-up-new-key') &&
      'Strings of the same length without digits give the same MAC',
    () => asString('short') === hex(mac('')) && 'short ones that of the empty key',
  )
  await t.says(
    'The key stands between',
    () => hex(mac(oldKey)) !== hex(hmac(SHA256, bytes('alice'), bytes(oldKey))),
  )
})
