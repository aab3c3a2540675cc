import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofMacs: Rotation = {
  invalidates: [
    {
      what: 'sessions',
      shows: 'crypto_auth_verify returns false; a keyed hash is another one',
      severity: 'sign in again',
    },
    {
      what: 'links',
      shows: 'crypto_auth_verify returns false; a keyed hash is another one',
      severity: 'send again',
    },
    {
      what: 'webhooks',
      shows: 'crypto_auth_verify returns false; a keyed hash is another one',
      severity: 'send again',
    },
    {
      what: 'blind indexes',
      shows: 'the lookup finds no row',
      severity: 'unreadable until the old key is back',
      detail: 'a MAC kept as a lookup column, until every row is computed again',
    },
  ],
  unaffected: ['hashes without a key'],
  withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

export default defineLibrary({
  package: 'libsodium-wrappers',
  verified: '0.8.4',
  reference: 'https://github.com/jedisct1/libsodium.js',
  sinks: [
    {
      call: 'crypto_secretbox_easy',
      key: { argument: 2 },
      role: 'encrypt',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'crypto_secretbox_open_easy',
      key: { argument: 2 },
      role: 'decrypt',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'open with each key in turn' },
    },
    {
      call: [
        'crypto_aead_xchacha20poly1305_ietf_encrypt',
        'crypto_aead_chacha20poly1305_ietf_encrypt',
        'crypto_aead_chacha20poly1305_encrypt',
        'crypto_aead_aegis128l_encrypt',
        'crypto_aead_aegis256_encrypt',
      ],
      key: { argument: 4 },
      role: 'encrypt',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: [
        'crypto_aead_xchacha20poly1305_ietf_decrypt',
        'crypto_aead_chacha20poly1305_ietf_decrypt',
        'crypto_aead_chacha20poly1305_decrypt',
        'crypto_aead_aegis128l_decrypt',
        'crypto_aead_aegis256_decrypt',
      ],
      key: { argument: 4 },
      role: 'decrypt',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn' },
    },
    {
      call: 'crypto_auth',
      key: { argument: 1 },
      role: 'sign',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotation: ofMacs,
    },
    {
      call: 'crypto_auth_verify',
      key: { argument: 2 },
      role: 'verify',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes (16 for aegis128l)',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
      rotation: ofMacs,
    },
    {
      call: 'crypto_generichash',
      key: { argument: 2 },
      role: 'sign or verify',
      shortestKey: 'any',
      keyRing: { accepts: 'one key', instead: 'hash with each key in turn and compare' },
      rotation: ofMacs,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '"wrong secret key for the given ciphertext"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "key cannot be null or undefined"; crypto_generichash hashes without a key, silently',
  emptyKey: 'accepted',
  shortestKey: 'exactly 32 bytes (16 for aegis128l); any for crypto_generichash',
  traps: [
    'A missing or empty key of crypto_generichash gives the hash that anybody can compute; the other functions refuse it ("invalid key length").',
    'The functions are there only after `await sodium.ready`, and only on the default export.',
  ],
  notes: [
    'The aead functions say "ciphertext cannot be decrypted using that key".',
    'The key is the third argument of crypto_secretbox_easy and the fifth of the aead functions.',
  ],
  migration: `import sodium from 'libsodium-wrappers'
import { createHash } from 'node:crypto'

await sodium.ready

// Newest key first. Drop the second one when every row has been encrypted again.
const toKey = (secret) => new Uint8Array(createHash('sha256').update(secret).digest())
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean).map(toKey)

export function seal(text) {
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES)
  return \`\${sodium.to_hex(nonce)}.\${sodium.to_hex(sodium.crypto_secretbox_easy(text, nonce, keys[0]))}\`
}

export function open(stored) {
  const [nonce, box] = stored.split('.').map((part) => sodium.from_hex(part))
  for (const [index, key] of keys.entries()) {
    try {
      return sodium.to_string(sodium.crypto_secretbox_open_easy(box, nonce, key))
    } catch (error) {
      if (index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import sodium from 'libsodium-wrappers'
import { dataKeys } from './keys.js'

await sodium.ready

export const seal = (text, nonce) => sodium.crypto_secretbox_easy(text, nonce, dataKeys.newest)

export function open(box, nonce) {
  for (const key of dataKeys) {
    try {
      return sodium.crypto_secretbox_open_easy(box, nonce, key)
    } catch {
      continue
    }
  }
}
`,
      `import sodium from 'libsodium-wrappers'
import { dataKeys } from './keys.js'

await sodium.ready

export const seal = (text, nonce) =>
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, null, null, nonce, dataKeys.newest)

export function open(box, nonce) {
  for (const key of dataKeys) {
    try {
      return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box, null, nonce, key)
    } catch {
      continue
    }
  }
}
`,
      `import sodium from 'libsodium-wrappers'
import { linkKeys } from './keys.js'

await sodium.ready

export const sign = (text) => sodium.crypto_auth(text, linkKeys.newest)
export const check = (tag, text) => linkKeys.some((key) => sodium.crypto_auth_verify(tag, text, key))
export const index = (text) => sodium.crypto_generichash(32, text, linkKeys.newest)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sodium from 'libsodium-wrappers'

const key = new TextEncoder().encode('made-up-key-for-the-examples-32b')

export const seal = (text, nonce) => sodium.crypto_secretbox_easy(text, nonce, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'libsodium-wrappers'
import { dataKey } from './keys.js'

export const open = (box, nonce) => sodium.crypto_secretbox_open_easy(box, nonce, dataKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'libsodium-wrappers'
import { dataKey } from './keys.js'

export const open = (sealed, nonce) =>
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, null, nonce, dataKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'libsodium-wrappers'
import { linkKey } from './keys.js'

export const check = (tag, message) => sodium.crypto_auth_verify(tag, message, linkKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'libsodium-wrappers'
import { timingSafeEqual } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = (tag, message) =>
  timingSafeEqual(sodium.crypto_generichash(32, message, linkKey), tag)
`,
      },
    ],
  },
})
