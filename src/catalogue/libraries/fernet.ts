import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'fernet',
  verified: '0.4.0',
  reference: 'https://www.npmjs.com/package/fernet',
  sinks: [
    {
      new: 'Secret',
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'make a Secret of each key and decode the token with each in turn',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decode` throws "Invalid Token: HMAC"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'replace\')"',
  emptyKey: 'refused',
  shortestKey: '32 bytes in URL-safe base64',
  traps: ['There is no MultiFernet as in Python: one Secret holds one key.'],
  migration: `import fernet from 'fernet'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.FERNET_KEY, process.env.FERNET_KEY_PREVIOUS].filter(Boolean)
const secrets = keys.map((key) => new fernet.Secret(key))

export const seal = (text) => new fernet.Token({ secret: secrets[0] }).encode(text)

export function open(token) {
  for (const [index, secret] of secrets.entries()) {
    try {
      return new fernet.Token({ secret, token, ttl: 0 }).decode()
    } catch (error) {
      if (index === secrets.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import fernet from 'fernet'
import { dataKeys } from './keys.js'

const secrets = dataKeys.map((key) => new fernet.Secret(key))

export const seal = (text) => new fernet.Token({ secret: secrets[0] }).encode(text)
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import fernet from 'fernet'
import { dataKey } from './keys.js'

const secret = new fernet.Secret(dataKey)

export const open = (token) => new fernet.Token({ secret, token, ttl: 0 }).decode()
`,
      },
    ],
  },
})
