import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@noble/ciphers',
  verified: '2.4.0',
  reference: 'https://github.com/paulmillr/noble-ciphers',
  sinks: [
    {
      from: ['@noble/ciphers/aes.js', '@noble/ciphers/aes'],
      call: ['gcm', 'gcmsiv', 'siv', 'cbc', 'ctr'],
      key: { argument: 0 },
      role: 'encrypt or decrypt',
      keyRing: { accepts: 'one key', instead: 'make the cipher with each key in turn' },
    },
    {
      from: ['@noble/ciphers/chacha.js', '@noble/ciphers/chacha'],
      call: ['xchacha20poly1305', 'chacha20poly1305'],
      key: { argument: 0 },
      role: 'encrypt or decrypt',
      keyRing: { accepts: 'one key', instead: 'make the cipher with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt` throws "invalid tag"; with ctr it gives garbage',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws `"key" expected Uint8Array, got type=undefined`',
  emptyKey: 'refused',
  shortestKey: '16, 24 or 32 bytes for AES, 32 for ChaCha20',
  traps: [
    '`gcm(shortKey, nonce)` does not throw: the length is checked in `encrypt`.',
    'With ctr a wrong key never throws, so keys cannot be tried in turn.',
  ],
  notes: [
    'The errors: "aes-gcm: invalid tag" (gcm), "invalid polyval tag" (gcmsiv), "invalid tag" (chacha20poly1305, xchacha20poly1305), "aes: bad decrypt" (cbc).',
    'The key enters where the cipher is made, before `.encrypt` or `.decrypt`.',
    '`managedNonce(xchacha20poly1305)(key)` was not run.',
    '`siv` is the name of `gcmsiv` in version 1; version 2 throws ""siv" from v1 is now "gcmsiv"".',
  ],
  migration: `import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { createHash, randomBytes } from 'node:crypto'

// Newest key first. Drop the second one when every row has been encrypted again.
const toKey = (secret) => new Uint8Array(createHash('sha256').update(secret).digest())
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean).map(toKey)

export function seal(text) {
  const nonce = new Uint8Array(randomBytes(24))
  const box = xchacha20poly1305(keys[0], nonce).encrypt(new TextEncoder().encode(text))
  return [nonce, box].map((part) => Buffer.from(part).toString('base64url')).join('.')
}

export function open(stored) {
  const [nonce, box] = stored.split('.').map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
  for (const [index, key] of keys.entries()) {
    try {
      return new TextDecoder().decode(xchacha20poly1305(key, nonce).decrypt(box))
    } catch (error) {
      if (index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import { gcm } from '@noble/ciphers/aes.js'
import { dataKeys } from './keys.js'

export const seal = (bytes, nonce) => gcm(dataKeys.newest, nonce).encrypt(bytes)
`,
      `import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { dataKeys } from './keys.js'

export function open(box, nonce) {
  for (const key of dataKeys) {
    try {
      return xchacha20poly1305(key, nonce).decrypt(box)
    } catch {
      continue
    }
  }
  throw new Error('no key opens this')
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { gcm } from '@noble/ciphers/aes.js'

const key = new TextEncoder().encode('made-up-key-for-the-examples-32b')

export const seal = (bytes, nonce) => gcm(key, nonce).encrypt(bytes)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { gcm } from '@noble/ciphers/aes.js'
import { dataKey } from './keys.js'

export const open = (box, nonce) => gcm(dataKey, nonce).decrypt(box)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { dataKey } from './keys.js'

export const open = (nonce, sealed) => xchacha20poly1305(dataKey, nonce).decrypt(sealed)
`,
      },
    ],
  },
})
