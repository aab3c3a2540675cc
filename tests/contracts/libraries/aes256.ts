import entry from '../../../src/catalogue/libraries/aes256.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: aes256 } = await t.load('aes256')
  const shows = (seen: string, error: unknown) =>
    !error && typeof seen === 'string' ? 'garbage; a wrong key never throws' : String(error)
  await t.rotation({
    sinks: ['encrypt(0)', 'decrypt(0)'],
    make: (key): string => aes256.encrypt(key, 'alice'),
    read: (sealed, key) => aes256.decrypt(key, sealed),
    shows,
  })
  await t.rotation({
    sinks: ['createCipher(0)'],
    make: (key): string => aes256.createCipher(key).encrypt('alice'),
    read: (sealed, key) => aes256.createCipher(key).decrypt(sealed),
    shows,
  })
  const encrypt = (key: Untyped) => aes256.encrypt(key, 'alice')
  await t.missingKey(() => encrypt(undefined))
  await t.emptyKey(() => encrypt(''))
  await t.shortestKey(() => aes256.decrypt('x', encrypt('x')) === 'alice' && 'one character')
  await t.says('A wrong key gives garbage', () => aes256.decrypt(newKey, encrypt(oldKey)) !== 'alice')
  await t.says('An array of keys', () => encrypt([newKey, oldKey]))
})
