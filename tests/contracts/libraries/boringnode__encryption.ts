import entry from '../../../src/catalogue/libraries/boringnode__encryption.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { Encryption } = await t.load('@boringnode/encryption')
  const { MessageVerifier } = await t.load('@boringnode/encryption/message_verifier')
  const drivers: Record<string, Untyped> = {
    chacha20poly1305: (await t.load('@boringnode/encryption/drivers/chacha20_poly1305')).chacha20poly1305,
    aes256gcm: (await t.load('@boringnode/encryption/drivers/aes_256_gcm')).aes256gcm,
    aes256cbc: (await t.load('@boringnode/encryption/drivers/aes_256_cbc')).aes256cbc,
  }
  const { aessiv } = await t.load('@boringnode/encryption/drivers/aes_siv')
  const one = (key: Untyped) => [key]
  const shows = (seen: Untyped) => `\`decrypt()\` gives \`${seen}\``
  const box = (keys: Untyped, driver = drivers.chacha20poly1305) =>
    new Encryption(driver({ id: 'app', keys }))
  for (const [name, driver] of Object.entries(drivers)) {
    await t.rotation({
      sinks: [`${name}(0.keys)`],
      make: (keys): string => box(keys, driver).encrypt('alice'),
      read: (value, keys) => box(keys, driver).decrypt(value),
      one,
      only: ['ciphertext'],
      shows,
    })
  }
  const index = (keys: Untyped): string => box(keys).blindIndex('alice', 'users.name')
  const indexes = (keys: Untyped): string[] => box(keys).blindIndexes('alice', 'users.name')
  await t.rotation({
    sinks: ['chacha20poly1305(0.keys)'],
    make: index,
    read: (row, keys) => (indexes(keys).includes(row) ? 'alice' : 'nothing'),
    one,
    only: ['blind indexes'],
    shows: (seen) =>
      `\`blindIndex()\` gives ${index([newKey]) === index([oldKey]) ? 'the same' : 'another'} value: searching for an old one finds ${seen}`,
  })
  const siv = (key: Untyped) => new Encryption(aessiv({ id: 'app', key }))
  await t.rotation({
    sinks: ['aessiv(0.key)'],
    make: (key): string => siv(key).encrypt('alice'),
    read: (value, key) => siv(key).decrypt(value),
    only: ['ciphertext'],
    shows,
  })
  await t.rotation({
    sinks: ['aessiv(0.key)'],
    // It is deterministic: the ciphertext itself is what is searched for.
    make: (key): string => siv(key).blindIndex('alice', 'users.name'),
    read: (row, key) => (siv(key).blindIndex('alice', 'users.name') === row ? 'alice' : 'nothing'),
    only: ['blind indexes'],
    shows: (seen) => `searching for an old value finds ${seen}`,
  })
  await t.rotation({
    sinks: ['new MessageVerifier(0)'],
    make: (keys): string => new MessageVerifier(keys).sign('alice'),
    read: (value, keys) => new MessageVerifier(keys).unsign(value),
    one,
    shows: (seen) => `\`unsign()\` gives \`${seen}\``,
  })
  await t.missingKey(() => box([undefined]).encrypt('alice'))
  await t.emptyKey(() => box(['']).decrypt(box(['']).encrypt('alice')) === 'alice')
  await t.shortestKey(async () => {
    await errorOf(() => box(['x'.repeat(15)]).encrypt('alice'))
    const long = ['x'.repeat(16)]
    return box(long).decrypt(box(long).encrypt('alice')) === 'alice' && '16 characters'
  })
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says(
    '`blindIndex()` follows the first key',
    () => index([newKey, oldKey]) === index([newKey]),
    () => indexes([newKey, oldKey]).includes(index([oldKey])),
  )
  await t.says('`aessiv` takes one key only', async () =>
    Boolean(await errorOf(() => siv([newKey, oldKey]).decrypt(siv(oldKey).encrypt('alice')))),
  )
  t.notRun('each verifier has its own keys', 'data that was encrypted with another key')
})
