import entry from '../../../src/catalogue/libraries/cryptr.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const cheap = { pbkdf2Iterations: 1000 }

export default contract(entry, {}, async (t) => {
  const library = await t.load('cryptr')
  const box = (key: Untyped, options: object = cheap, Class = library.default) => new Class(key, options)
  const shows = (_: unknown, { message }: Error) => `\`decrypt\` throws "${message}"`
  for (const [label, Class] of [
    ['new default(0)', library.default],
    ['new CryptrAsync(0)', library.CryptrAsync],
  ]) {
    await t.rotation({
      sinks: [label],
      make: async (key): Promise<string> => box(key, cheap, Class).encrypt('alice'),
      read: async (value, key) => box(key, cheap, Class).decrypt(value),
      shows,
    })
  }
  await t.missingKey(() => box(undefined))
  await t.emptyKey(() => box(''))
  await t.shortestKey(() => box('x').decrypt(box('x').encrypt('alice')) === 'alice' && 'one character')
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  const failing = (run: () => unknown) => {
    try {
      run()
    } catch {
      return true
    }
    return false
  }
  await t.says(
    '`pbkdf2Iterations` and `saltLength`',
    () => failing(() => box(oldKey, { pbkdf2Iterations: 2000 }).decrypt(box(oldKey).encrypt('alice'))),
    () => failing(() => box(oldKey, { ...cheap, saltLength: 32 }).decrypt(box(oldKey).encrypt('alice'))),
  )
  await t.says('An array of keys', () => failing(() => box([newKey, oldKey])))
})
