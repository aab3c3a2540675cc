import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cryptr',
  verified: '6.4.0',
  reference: 'https://github.com/MauriceButler/cryptr',
  sinks: [
    {
      new: ['default', 'CryptrAsync'],
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'make one instance for each key, decrypt with each in turn and encrypt again with the newest',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt` throws "Unsupported state or unable to authenticate data"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again on reading.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Cryptr: secret must be a non-0-length string"',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    '`pbkdf2Iterations` and `saltLength` are part of the key: changing them, or an upgrade that changes their default, is a rotation.',
    'An array of keys throws when the instance is made.',
  ],
  migration: `import Cryptr from 'cryptr'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean)
const boxes = keys.map((key) => new Cryptr(key))

export const seal = (text) => boxes[0].encrypt(text)

export function open(stored) {
  for (const [index, box] of boxes.entries()) {
    try {
      return box.decrypt(stored) // then write seal(...) back, so that the old key can be dropped one day
    } catch (error) {
      if (index === boxes.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import Cryptr, { CryptrAsync } from 'cryptr'
import { dataKeys } from './keys.js'

export const boxes = dataKeys.map((key) => new Cryptr(key))
export const asyncBoxes = dataKeys.map((key) => new CryptrAsync(key))

export const seal = (text) => boxes[0].encrypt(text)
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import Cryptr from 'cryptr'
import { dataKey } from './keys.js'

const box = new Cryptr(dataKey)

export const seal = (text) => box.encrypt(text)
export const open = (stored) => box.decrypt(stored)
`,
      },
    ],
  },
})
