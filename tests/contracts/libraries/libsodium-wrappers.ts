import entry from '../../../src/catalogue/libraries/libsodium-wrappers.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { lookups } from '../shapes.ts'

const keys = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const [older, newer] = keys
const aeads: Record<string, { readonly nonce: number; readonly key: number }> = {
  xchacha20poly1305_ietf: { nonce: 24, key: 32 },
  chacha20poly1305_ietf: { nonce: 12, key: 32 },
  chacha20poly1305: { nonce: 8, key: 32 },
  aegis128l: { nonce: 16, key: 16 },
  aegis256: { nonce: 32, key: 32 },
}
const nonce = new Uint8Array(24)

export default contract(entry, {}, async (t) => {
  const module = await t.load('libsodium-wrappers')
  const { default: sodium } = module
  const before = typeof sodium.crypto_secretbox_easy
  await sodium.ready
  const shows = (_: unknown, { message }: Error) => `"${message}"`
  await t.rotation({
    sinks: ['crypto_secretbox_easy(2)', 'crypto_secretbox_open_easy(2)'],
    keys,
    make: (key): Uint8Array => sodium.crypto_secretbox_easy('alice', nonce, key),
    read: (box, key) => sodium.crypto_secretbox_open_easy(box, nonce, key),
    shows,
  })
  for (const [name, length] of Object.entries(aeads)) {
    const npub = new Uint8Array(length.nonce)
    await t.rotation({
      sinks: [`crypto_aead_${name}_encrypt(4)`, `crypto_aead_${name}_decrypt(4)`],
      keys: [older.slice(0, length.key), newer.slice(0, length.key)],
      make: (key): Uint8Array => sodium[`crypto_aead_${name}_encrypt`]('alice', null, null, npub, key),
      read: (sealed, key) => sodium[`crypto_aead_${name}_decrypt`](null, sealed, null, npub, key),
      // Their error is another one; see the note.
      only: [],
    })
  }
  await t.says('The aead functions say', () => {
    const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt('alice', null, null, nonce, older)
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, null, nonce, newer)
  })
  const hash = (key: Untyped): Uint8Array => sodium.crypto_generichash(32, 'alice', key)
  const signed = { only: ['sessions', 'links', 'webhooks'] } as const
  await t.rotation({
    sinks: ['crypto_auth(1)', 'crypto_auth_verify(2)'],
    keys,
    make: (key): Uint8Array => sodium.crypto_auth('alice', key),
    read: (tag, key) => sodium.crypto_auth_verify(tag, 'alice', key),
    accepted: true,
    shows: (seen) =>
      `crypto_auth_verify returns ${seen}; a keyed hash is ${Buffer.compare(hash(older), hash(newer)) === 0 ? 'the same' : 'another one'}`,
    ...signed,
  })
  await t.rotation({
    sinks: ['crypto_auth(1)'],
    keys,
    ...lookups((key) => sodium.crypto_auth('alice', key)),
    only: ['blind indexes'],
  })
  await t.rotation({ sinks: ['crypto_generichash(2)'], keys, ...lookups(hash), only: ['blind indexes'] })

  const unset = sodium.crypto_generichash(32, 'alice', null)
  await t.missingKey(
    () => sodium.crypto_secretbox_easy('alice', nonce, undefined),
    () => Buffer.compare(hash(undefined), unset) === 0 && 'crypto_generichash hashes without a key, silently',
  )
  await t.emptyKey(() => Buffer.compare(hash(new Uint8Array(0)), unset) === 0)
  await t.shortestKey(
    async () => {
      for (const length of [31, 33])
        await errorOf(() => sodium.crypto_secretbox_easy('alice', nonce, new Uint8Array(length)))
      return 'exactly 32 bytes (16 for aegis128l)'
    },
    () => hash(new Uint8Array(1)).length === 32 && 'any for crypto_generichash',
  )
  const box: Uint8Array = sodium.crypto_secretbox_easy('alice', nonce, older)
  const tag: Uint8Array = sodium.crypto_auth('alice', older)
  const exact: Record<string, readonly [length: number, run: (key: Uint8Array) => unknown]> = {
    'crypto_secretbox_easy(2)': [32, (key) => sodium.crypto_secretbox_easy('alice', nonce, key)],
    'crypto_secretbox_open_easy(2)': [32, (key) => sodium.crypto_secretbox_open_easy(box, nonce, key)],
    'crypto_auth(1)': [32, (key) => sodium.crypto_auth('alice', key)],
    'crypto_auth_verify(2)': [32, (key) => sodium.crypto_auth_verify(tag, 'alice', key)],
  }
  for (const [name, { nonce: size, key: length }] of Object.entries(aeads)) {
    const npub = new Uint8Array(size)
    const seal = (key: Uint8Array): Uint8Array =>
      sodium[`crypto_aead_${name}_encrypt`]('alice', null, null, npub, key)
    const sealed = seal(older.slice(0, length))
    exact[`crypto_aead_${name}_encrypt(4)`] = [length, seal]
    exact[`crypto_aead_${name}_decrypt(4)`] = [
      length,
      (key) => sodium[`crypto_aead_${name}_decrypt`](null, sealed, null, npub, key),
    ]
  }
  const many = new Uint8Array(64).fill(1)
  for (const [sink, [length, run]] of Object.entries(exact)) {
    await t.emptyKeyAt([sink], () => run(new Uint8Array(0)))
    await t.shortestKeyAt([sink], async () => {
      run(many.slice(0, length))
      for (const other of [0, 1, length - 1, length + 1]) await errorOf(() => run(many.slice(0, other)))
      return length === 32 ? 'exactly 32 bytes' : `${length} for aegis128l`
    })
  }
  await t.shortestKeyAt(
    ['crypto_generichash(2)'],
    () =>
      hash(new Uint8Array(1)).length === 32 && Buffer.compare(hash(new Uint8Array(1)), unset) !== 0 && 'any',
  )
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says(
    'A missing or empty key of crypto_generichash',
    async () =>
      `"${(await errorOf(() => sodium.crypto_secretbox_easy('alice', nonce, new Uint8Array(0)))).message}"`,
  )
  await t.says(
    'The functions are there only',
    () => !('crypto_secretbox_easy' in module) && (before === 'undefined' || before === 'function'),
  )
})
