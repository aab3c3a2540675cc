import entry from '../../../src/catalogue/libraries/hash.js.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: hash } = await t.load('hash.js')
  const mac = (key: Untyped): string => hash.hmac(hash.sha256, key).update('alice').digest('hex')
  await keyedHash(t, ['hmac(1)'], mac)
  await t.missingKey(() => mac(undefined) === mac('') && 'taken as an empty one, without an error')
  await t.emptyKey(() => mac(''))
  await t.shortestKey(() => mac('x').length === 64 && 'any')
  await t.says('A missing key makes MACs', () => mac(undefined) === mac(''))
  await t.says('An array of keys', () => mac([newKey, oldKey]).length === 64 && 'without an error')
})
