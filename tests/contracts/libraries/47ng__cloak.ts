import entry from '../../../src/catalogue/libraries/47ng__cloak.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const key = (byte: number) =>
  `k1.aesgcm256.${Buffer.alloc(32, byte).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`
const keys = [key(1), key(2)] as const
const [oldKey, newKey] = keys

export default contract(entry, {}, async (t) => {
  const cloak = (await t.load('@47ng/cloak')).default ?? (await t.load('@47ng/cloak'))
  const shows = (_: unknown, { message }: Error) => `"${message}"`
  for (const suffix of ['', 'Sync']) {
    await t.rotation({
      sinks: [`encryptString${suffix}(1)`, `decryptString${suffix}(1)`],
      keys,
      make: async (single): Promise<string> => cloak[`encryptString${suffix}`]('alice', single),
      read: (text, single) => cloak[`decryptString${suffix}`](text, single),
      shows,
    })
    await t.rotation({
      sinks: [`makeKeychain${suffix}(0)`],
      keys,
      make: ([single]): string => cloak.encryptStringSync('alice', single),
      read: async (text, list) => {
        const keychain = await cloak[`makeKeychain${suffix}`](list)
        return cloak.decryptStringSync(text, cloak.findKeyForMessage(text, keychain))
      },
      one: (single) => [single],
      // Here it is the key that is not found; the error is that of the other functions.
      only: [],
    })
    await t.rotation({
      sinks: [`exportKeychain${suffix}(1)`, `importKeychain${suffix}(1)`],
      keys,
      make: async (master): Promise<string> =>
        cloak[`exportKeychain${suffix}`](cloak.makeKeychainSync([oldKey, newKey]), master),
      read: async (chain, master) =>
        Object.keys(await cloak[`importKeychain${suffix}`](chain, master)).length,
      accepted: 2,
      shows,
    })
  }
  const text: string = cloak.encryptStringSync('alice', oldKey)
  await t.missingKey(() => cloak.encryptString('alice', undefined))
  await t.emptyKey(() => cloak.encryptString('alice', ''))
  await t.shortestKey(
    () => oldKey.slice(0, 'k1.aesgcm256.'.length),
    async () => `"${(await errorOf(() => cloak.encryptString('alice', 'a made-up key'))).message}"`,
  )
  await t.migration({ keys, make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says(
    'An array of keys throws',
    async () => Boolean(await errorOf(() => cloak.decryptString(text, [newKey, oldKey]))),
    () => cloak.findKeyForMessage(text, cloak.makeKeychainSync([newKey])),
  )
  await t.says('Losing the master key', async () => {
    const chain = await cloak.exportKeychain(cloak.makeKeychainSync([oldKey]), oldKey)
    return Boolean(await errorOf(() => cloak.importKeychain(chain, newKey)))
  })
  await t.says('The ciphertext holds the fingerprint', () => {
    const found: Untyped[] = [
      [oldKey, newKey],
      [newKey, oldKey],
    ].map((list) => cloak.findKeyForMessage(text, cloak.makeKeychainSync(list)))
    return found.every((one) => cloak.decryptStringSync(text, one) === 'alice')
  })
})
