import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'simple-crypto-js',
  verified: '3.0.1',
  reference: 'https://github.com/danang-id/simple-crypto-js',
  sinks: [
    {
      new: ['default', 'SimpleCrypto'],
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'make one instance for each key, decrypt with each in turn and encrypt again with the newest',
      },
    },
    {
      method: 'setSecret',
      of: { new: ['default', 'SimpleCrypto'] },
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
        shows: '`decrypt` throws "Invalid encrypted text received. Decryption halted."',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "SimpleCrypto object MUST BE initialised with a SECRET KEY."',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['An array of keys is no error: it becomes the one key "new,old", joined by a comma.'],
  migration: `import { SimpleCrypto } from 'simple-crypto-js'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean)
const boxes = keys.map((key) => new SimpleCrypto(key))

export const seal = (text) => boxes[0].encrypt(text)

export function open(stored) {
  for (const [index, box] of boxes.entries()) {
    try {
      return box.decrypt(stored)
    } catch (error) {
      if (index === boxes.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import SimpleCrypto from 'simple-crypto-js'
import { dataKeys } from './keys.js'

export const boxes = dataKeys.map((key) => new SimpleCrypto(key))

export const seal = (text) => boxes[0].encrypt(text)
`,
      `import { SimpleCrypto } from 'simple-crypto-js'
import { dataKeys } from './keys.js'

export function open(box: SimpleCrypto, stored: string) {
  for (const key of dataKeys) {
    box.setSecret(key)
    try {
      return box.decrypt(stored)
    } catch {
      continue
    }
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { SimpleCrypto } from 'simple-crypto-js'
import { dataKey } from './keys.js'

const box = new SimpleCrypto(dataKey)

export const open = (stored) => box.decrypt(stored)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import SimpleCrypto from 'simple-crypto-js'
import { dataKey } from './keys.js'

export const change = (simple: SimpleCrypto) => simple.setSecret(dataKey)
`,
      },
    ],
  },
})
