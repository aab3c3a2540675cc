import entry from '../../../src/catalogue/libraries/simple-crypto-js.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const library = (await t.load('simple-crypto-js')).default
  const { SimpleCrypto } = library
  const shows = (_: unknown, { message }: Error) => `\`decrypt\` throws "${message}"`
  for (const [label, of] of [
    ['new SimpleCrypto(0)', (key: Untyped) => new SimpleCrypto(key)],
    ['new default(0)', (key: Untyped) => new library.default(key)],
    ['.setSecret(0)', (key: Untyped) => new SimpleCrypto('another-made-up-key').setSecret(key)],
  ] as const) {
    await t.rotation({
      sinks: [label],
      make: (key): string => of(key).encrypt('alice'),
      read: (value, key) => of(key).decrypt(value),
      shows,
    })
  }
  const box = (key: Untyped) => new SimpleCrypto(key)
  await t.missingKey(() => box(undefined))
  await t.emptyKey(() => box('').decrypt(box('').encrypt('alice')) === 'alice')
  await t.shortestKey(() => box('x').decrypt(box('x').encrypt('alice')) === 'alice' && 'any')
  await t.migration({
    // Node.js finds the class inside of the module, as bundlers find it by name.
    part: (code) =>
      code.replace(
        "import { SimpleCrypto } from 'simple-crypto-js'",
        "import commonjs from 'simple-crypto-js'\nconst { SimpleCrypto } = commonjs",
      ),
    make: (m) => m.seal('alice'),
    read: (m, stored: string) => m.open(stored),
  })
  await t.says(
    'An array of keys',
    () => box(`${newKey},${oldKey}`).decrypt(box([newKey, oldKey]).encrypt('alice')) === 'alice',
  )
})
