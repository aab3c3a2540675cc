import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'mongoose-field-encryption',
  verified: '7.0.1',
  reference: 'https://github.com/wheresvic/mongoose-field-encryption',
  sinks: [
    {
      host: 'plugin',
      given: { argument: 0, is: 'fieldEncryption' },
      key: { argument: 1, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt the stored values again, with `decrypt` and `encrypt` of this package',
      },
    },
    {
      host: 'plugin',
      given: { argument: 0, is: 'fieldEncryption' },
      key: { argument: 1, property: 'secret', returned: true },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt the stored values again, with `decrypt` and `encrypt` of this package',
      },
    },
    {
      call: 'encrypt',
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'decrypt',
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'decrypt with each key in turn, with `notifyDecryptFails: true`',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'reading the document throws, or gives an empty string',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away, or if the empty string was saved',
      },
      {
        what: 'blind indexes',
        shows: 'the lookup finds no row',
        severity: 'unreadable until the old key is back',
        detail: 'only with a fixed `saltGenerator` that makes the field searchable',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'The plugin takes none: the stored values are encrypted again in one go.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey:
    'throws "missing required secret"; a function that returns undefined fails only when a document is used',
  emptyKey: 'refused',
  shortestKey: 'one character; exactly 32 for `encrypt` and `decrypt`, which take the hashed key',
  traps: [
    'With `notifyDecryptFails: false` a wrong key reads as an empty string, and the next save overwrites the data.',
    '`decrypt` of the package returns an empty string for a wrong key, unless it is given `notifyDecryptFails: true`.',
    'The function form is given no arguments and returns one key: it is no way to a fallback key.',
    'It is AES-256-CBC without a MAC: a wrong key can give garbage without an error.',
  ],
  migration: `import mongooseFieldEncryption from 'mongoose-field-encryption'
import { createHash } from 'node:crypto'

const { encrypt, decrypt } = mongooseFieldEncryption

// What the plugin does with \`secret\`.
const hashed = (secret) => createHash('sha256').update(secret).digest('hex').slice(0, 32)

// Once for every stored value, with the application stopped or behind a flag.
export function encryptAgain(stored, oldKey, newKey, randomBytes16) {
  // Without this option a wrong key gives ''.
  const text = decrypt(stored, hashed(oldKey), { notifyDecryptFails: true })
  return encrypt(text, hashed(newKey), () => randomBytes16)
}
`,
  examples: {
    correct: [
      `import { decrypt, encrypt } from 'mongoose-field-encryption'
import { hashedKeys } from './keys.js'

export const seal = (text, salt) => encrypt(text, hashedKeys.newest, () => salt)

export function open(stored) {
  for (const key of hashedKeys) {
    try {
      return decrypt(stored, key, { notifyDecryptFails: true })
    } catch {
      continue
    }
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { encrypt } from 'mongoose-field-encryption'

export const seal = (text, salt) => encrypt(text, 'made-up-key-for-the-examples-32b', () => salt)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import mongoose from 'mongoose'
import { fieldEncryption } from 'mongoose-field-encryption'
import { dataKey } from './keys.js'

const schema = new mongoose.Schema({ ssn: String })
schema.plugin(fieldEncryption, { fields: ['ssn'], secret: dataKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import mongoose from 'mongoose'
import { fieldEncryption } from 'mongoose-field-encryption'
import { dataKey } from './keys.js'

const schema = new mongoose.Schema({ ssn: String })
schema.plugin(fieldEncryption, { fields: ['ssn'], secret: () => dataKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decrypt } from 'mongoose-field-encryption'
import { hashedKey } from './keys.js'

export const open = (stored) => decrypt(stored, hashedKey, { notifyDecryptFails: true })
`,
      },
    ],
  },
})
