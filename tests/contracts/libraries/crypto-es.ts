import entry from '../../../src/catalogue/libraries/crypto-es.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

const hmacs = ['MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3', 'RIPEMD160']
const ciphers = ['AES', 'DES', 'TripleDES', 'Rabbit', 'RC4', 'Blowfish']

export default contract(entry, {}, async (t) => {
  const library = await t.load('crypto-es')
  for (const name of hmacs)
    await keyedHash(t, [`Hmac${name}(1)`], (key) => library[`Hmac${name}`]('alice', key))
  const readAs = (cipher: Untyped, sealed: string, key: Untyped): string => {
    try {
      return cipher.decrypt(sealed, key).toString(library.Utf8)
    } catch (error) {
      return (error as Error).message
    }
  }
  const wrongKeys = (cipher: Untyped, text: string, count: number) => {
    const sealed: string = cipher.encrypt(text, oldKey).toString()
    return Array.from({ length: count }, (_, index) => readAs(cipher, sealed, `wrong ${index}`))
  }
  const counted = (seen: readonly string[], word: string) => seen.filter((text) => text === word).length
  for (const name of ciphers) {
    const cipher = library[name]
    await t.rotation({
      sinks: [`${name}.encrypt(1)`, `${name}.decrypt(1)`],
      make: (key): string => cipher.encrypt('alice', key).toString(),
      read: (sealed, key) => readAs(cipher, sealed, key),
      ...(name === 'AES'
        ? {
            shows: () =>
              counted(wrongKeys(cipher, 'alice', 100), '') > 50
                ? 'mostly an empty string, without an error'
                : 'an error',
          }
        : { only: [] }),
    })
  }
  await t.missingKey(
    () => library.HmacSHA256('alice', undefined),
    async () => /\(.*\)/.exec((await errorOf(() => library.AES.encrypt('alice', undefined))).message)?.[0],
  )
  await t.emptyKey(() => readAs(library.AES, library.AES.encrypt('alice', '').toString(), '') === 'alice')
  await t.shortestKey(() => library.HmacSHA256('alice', 'x').toString().length === 64 && 'any')
  await t.says('Over 90% of wrong keys', () => {
    const seen = wrongKeys(library.AES, 'x', 500)
    return [
      counted(seen, '') > 450
        ? 'Over 90% of wrong keys read as an empty string'
        : `${counted(seen, '')} of 500`,
      counted(seen, 'Malformed UTF-8 data') > 0 ? '"Malformed UTF-8 data"' : 'no error',
    ]
  })
  await t.says('An array of keys throws', () => library.HmacSHA256('alice', [newKey, oldKey]))
})
