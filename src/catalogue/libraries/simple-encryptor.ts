import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'simple-encryptor',
  verified: '4.0.0',
  reference: 'https://github.com/sehrope/node-simple-encryptor',
  sinks: [
    {
      call: ['default', 'createEncryptor'],
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'make an encryptor of each key and take the first value that is not null',
      },
    },
    {
      call: ['default', 'createEncryptor'],
      key: { argument: 0, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'make an encryptor of each key and take the first value that is not null',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt` returns null, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
      {
        what: 'blind indexes',
        shows: '`hmac` gives another value',
        severity: 'unreadable until the old key is back',
        detail: 'an `hmac` kept as a lookup column, until every row is computed again',
      },
    ],
    unaffected: ['columns that are not encrypted'],
    withFallback: 'With an encryptor of the old key its values are read, and can be encrypted again.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey:
    'throws "Cannot read properties of undefined (reading \'key\')"; as an option it throws "a string key must be specified"',
  emptyKey: 'refused',
  shortestKey: '16 characters',
  traps: [
    'A wrong key gives null, not an error; so does a value that is null.',
    '`encryptor({ key })` makes no MAC unless it is given `hmac: true`; `encryptor(key)` makes one. The one does not open what the other sealed, under the same key.',
    'An array of keys throws "a string key must be specified".',
  ],
  migration: `import encryptor from 'simple-encryptor'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean)
const encryptors = keys.map((key) => encryptor(key))

export const seal = (value) => encryptors[0].encrypt(value)

// Store the value again when \`again\` is set.
export function open(stored) {
  for (const [index, { decrypt }] of encryptors.entries()) {
    const value = decrypt(stored)
    if (value !== null) return { value, again: index > 0 }
  }
  throw new Error('no key opens it')
}
`,
  examples: {
    correct: [
      `import encryptor, { createEncryptor } from 'simple-encryptor'
import { dataKeys } from './keys.js'

const encryptors = dataKeys.map((key) => encryptor(key))
const withDates = dataKeys.map((key) => createEncryptor({ key, hmac: true, reviver }))

export const seal = (value) => encryptors[0].encrypt(value)
export const open = (stored) => encryptors.map(({ decrypt }) => decrypt(stored)).find((value) => value !== null)
export const openWithDates = (stored) =>
  withDates.map(({ decrypt }) => decrypt(stored)).find((value) => value !== null)
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import encryptor from 'simple-encryptor'
import { dataKey } from './keys.js'

export const { encrypt, decrypt } = encryptor(dataKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import encryptor from 'simple-encryptor'
import { dataKey } from './keys.js'

export const { encrypt, decrypt } = encryptor({ key: dataKey, hmac: true })
`,
      },
    ],
  },
})
