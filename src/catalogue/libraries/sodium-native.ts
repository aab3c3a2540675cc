import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'sodium-native',
  verified: '5.1.0',
  reference: 'https://github.com/holepunchto/sodium-native',
  sinks: [
    {
      call: 'crypto_secretbox_easy',
      key: { argument: 3 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'crypto_secretbox_open_easy',
      key: { argument: 3 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'ask with each key: `keys.some((key) => crypto_secretbox_open_easy(text, box, nonce, key))`',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'crypto_secretbox_open_easy returns false, it does not throw',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "k must be a typed array"',
  emptyKey: 'refused',
  shortestKey: 'exactly 32 bytes ("k must be \'crypto_secretbox_KEYBYTES\' bytes")',
  traps: [
    'A wrong key returns false: a caller that ignores the result reads what was in the output buffer before.',
  ],
  notes: [
    'A buffer for the result comes first, so the key stands one argument later than in libsodium-wrappers.',
  ],
  examples: {
    correct: [
      `import sodium from 'sodium-native'
import { dataKeys } from './keys.js'

export const seal = (box, bytes, nonce) => sodium.crypto_secretbox_easy(box, bytes, nonce, dataKeys.newest)

export const open = (bytes, box, nonce) =>
  dataKeys.some((key) => sodium.crypto_secretbox_open_easy(bytes, box, nonce, key))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sodium from 'sodium-native'

const key = Buffer.from('made-up-key-for-the-examples-32b')

export const seal = (box, bytes, nonce) => sodium.crypto_secretbox_easy(box, bytes, nonce, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'sodium-native'
import { dataKey } from './keys.js'

export const open = (bytes, box, nonce) => sodium.crypto_secretbox_open_easy(bytes, box, nonce, dataKey)
`,
      },
    ],
  },
})
