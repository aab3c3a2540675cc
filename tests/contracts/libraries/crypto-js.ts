import entry from '../../../src/catalogue/libraries/crypto-js.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys, digests } from '../shapes.ts'

const hmacs = ['MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3', 'RIPEMD160']
const ciphers = ['AES', 'DES', 'TripleDES', 'Rabbit', 'RC4', 'Blowfish']
const cheap = { iterations: 1 }

export default contract(entry, {}, async (t) => {
  const { default: CryptoJS } = await t.load('crypto-js')
  const { Utf8 } = CryptoJS.enc
  const submodule = async (name: string) => (await t.load(`crypto-js/${name.toLowerCase()}.js`)).default
  // A few wrong keys end in "Malformed UTF-8 data"; these end in an empty string, as most do.
  const keys = [oldKey, 'made-up-new-key-1'] as const

  for (const name of hmacs) {
    await t.rotation({
      sinks: [`Hmac${name}(1)`],
      ...digests((key) => CryptoJS[`Hmac${name}`]('alice', key)),
    })
    const of = await submodule(`hmac-${name}`)
    await t.rotation({
      sinks: [`default(1) from crypto-js/hmac-${name.toLowerCase()}`],
      ...digests((key) => of('alice', key)),
    })
  }
  await t.rotation({
    sinks: ['algo.HMAC.create(1)'],
    ...digests((key) => CryptoJS.algo.HMAC.create(CryptoJS.algo.SHA256, key).update('alice').finalize()),
  })
  const emptied = async (cipher: Untyped) => {
    const sealed = cipher.encrypt('alice', oldKey).toString()
    const seen = Array.from({ length: 100 }, (_, index) => {
      try {
        return cipher.decrypt(sealed, `wrong ${index}`).toString(Utf8)
      } catch {
        return 'an error'
      }
    })
    return seen.filter((text) => text === '').length > 50
      ? 'mostly an empty string, without an error'
      : seen.join()
  }
  const readable = (cipher: Untyped) => (sealed: string, key: Untyped) => {
    try {
      return cipher.decrypt(sealed, key).toString(Utf8)
    } catch (error) {
      return (error as Error).message
    }
  }
  for (const name of ciphers) {
    const cipher = CryptoJS[name]
    await t.rotation({
      sinks: [`${name}.encrypt(1)`, `${name}.decrypt(1)`],
      make: (key): string => cipher.encrypt('alice', key).toString(),
      read: readable(cipher),
      keys,
      ...(name === 'AES' ? { shows: () => emptied(cipher) } : { only: [] }),
    })
  }
  for (const name of ['aes', 'tripledes', 'rabbit', 'rc4', 'blowfish']) {
    const cipher = await submodule(name)
    await t.rotation({
      sinks: [`encrypt(1) from crypto-js/${name}`, `decrypt(1) from crypto-js/${name}`],
      make: (key): string => cipher.encrypt('alice', key).toString(),
      read: readable(cipher),
      keys,
      only: [],
    })
  }
  for (const name of ['PBKDF2', 'EvpKDF']) {
    await t.rotation({ sinks: [`${name}(0)`], ...derivedKeys((key) => CryptoJS[name](key, 'salt', cheap)) })
    const of = await submodule(name)
    await t.rotation({
      sinks: [`default(0) from crypto-js/${name.toLowerCase()}`],
      ...derivedKeys((key) => of(key, 'salt', cheap)),
    })
  }

  await t.missingKey(
    () => CryptoJS.HmacSHA256('alice', undefined),
    async () => /\(.*\)/.exec((await errorOf(() => CryptoJS.AES.encrypt('alice', undefined))).message)?.[0],
  )
  await t.emptyKey(() => readable(CryptoJS.AES)(CryptoJS.AES.encrypt('alice', '').toString(), '') === 'alice')
  await t.shortestKey(() => CryptoJS.HmacSHA256('alice', 'x').toString().length === 64 && 'any')
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })

  await t.says('hashes without a key', () => CryptoJS.SHA256('alice').toString().length === 64)
  await t.says('`decrypt` never throws.', () => {
    const sealed = CryptoJS.AES.encrypt('stored text', oldKey).toString()
    const seen = Array.from({ length: 500 }, (_, index) => readable(CryptoJS.AES)(sealed, `wrong ${index}`))
    const counted = (word: string) => seen.filter((text) => text === word).length
    return [
      counted('') > 400 ? 'Over 80% of wrong keys read as an empty string' : `${counted('')} of 500`,
      counted('Malformed UTF-8 data') > 0 ? '"Malformed UTF-8 data"' : 'no error',
    ]
  })
  await t.says('Trying one key after the other', () => {
    const empty = CryptoJS.AES.encrypt('', oldKey).toString()
    return readable(CryptoJS.AES)(empty, oldKey) === '' && 'cannot tell a wrong key from an empty value'
  })
  await t.says('An array of keys throws', async () => {
    await errorOf(() => CryptoJS.HmacSHA256('alice', [newKey, oldKey]))
    await errorOf(() => CryptoJS.AES.encrypt('alice', [newKey, oldKey]))
    return true
  })
  await t.says('A string is a passphrase', () => {
    const raw = CryptoJS.enc.Hex.parse('00'.repeat(32))
    const sealed = CryptoJS.AES.encrypt('alice', raw, {
      iv: CryptoJS.enc.Hex.parse('00'.repeat(16)),
    }).toString()
    return readable(CryptoJS.AES)(sealed, raw.toString()) !== 'alice'
  })
  await t.says(
    'Native ESM finds',
    async () => !('AES' in (await t.load('crypto-js'))) && 'the default export only',
  )
})
