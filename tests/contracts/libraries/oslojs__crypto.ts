import entry from '../../../src/catalogue/libraries/oslojs__crypto.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

const bytes = (key: Untyped) => (typeof key === 'string' ? new TextEncoder().encode(key) : key)

export default contract(entry, {}, async (t) => {
  const { hmac, HMAC } = await t.load('@oslojs/crypto/hmac')
  const { SHA256 } = await t.load('@oslojs/crypto/sha2')
  const mac = (key: Untyped): Uint8Array => hmac(SHA256, bytes(key), bytes('alice'))
  await keyedHash(t, ['hmac(1)'], mac)
  await keyedHash(t, ['new HMAC(1)'], (key) => {
    const made = new HMAC(SHA256, bytes(key))
    made.update(bytes('alice'))
    return made.digest()
  })
  await t.missingKey(() => mac(undefined))
  await t.emptyKey(() => mac(''))
  await t.shortestKey(() => mac('x').length === 32 && 'any')
  await t.says(
    'The key stands between',
    () => Buffer.compare(mac(oldKey), hmac(SHA256, bytes('alice'), bytes(oldKey))) !== 0,
  )
})
