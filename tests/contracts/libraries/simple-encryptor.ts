import entry from '../../../src/catalogue/libraries/simple-encryptor.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: encryptor, createEncryptor } = await t.load('simple-encryptor')
  const boxes: Record<string, (key: Untyped) => Untyped> = {
    'default(0)': (key) => encryptor(key),
    'createEncryptor(0)': (key) => createEncryptor(key),
    'default(0.key)': (key) => encryptor({ key, hmac: true }),
    'createEncryptor(0.key)': (key) => createEncryptor({ key, hmac: true }),
  }
  for (const [sink, box] of Object.entries(boxes)) {
    await t.rotation({
      sinks: [sink],
      make: (key): string => box(key).encrypt('alice'),
      read: (value, key) => box(key).decrypt(value),
      only: ['ciphertext'],
      shows: (seen) => `\`decrypt\` returns ${seen}, without an error`,
    })
  }
  await t.rotation({
    sinks: ['default(0)'],
    make: (key): string => encryptor(key).hmac('alice'),
    read: (row, key) => (encryptor(key).hmac('alice') === row ? 'alice' : 'another value'),
    only: ['blind indexes'],
    shows: (seen) => `\`hmac\` gives ${seen}`,
  })
  await t.missingKey(
    () => encryptor(undefined),
    () => encryptor({ key: undefined }),
  )
  await t.emptyKey(() => encryptor('').encrypt('alice'))
  await t.shortestKey(async () => {
    await errorOf(() => encryptor('x'.repeat(15)))
    return encryptor('x'.repeat(16)).encrypt('alice') && '16 characters'
  })
  await t.says('A wrong key gives null', () => {
    const { encrypt, decrypt } = encryptor(oldKey)
    return encryptor(newKey).decrypt(encrypt('alice')) === null && decrypt(encrypt(null)) === null
  })
  await t.says('`encryptor({ key })` makes no MAC', () => {
    const [plain, sealed] = [encryptor({ key: oldKey }), encryptor(oldKey)]
    const isRefused = sealed.decrypt(plain.encrypt('alice')) === null
    return isRefused && plain.decrypt(sealed.encrypt('alice')) === null
  })
  await t.says('An array of keys throws', async () => {
    const { message } = await errorOf(() => encryptor([newKey, oldKey]))
    return message === 'a string key must be specified'
  })
  await t.migration({
    make: (m) => m.seal('alice'),
    read: (m, stored: string) => m.open(stored).value,
  })
})
