import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'typeorm-encrypted',
  verified: '0.8.0',
  reference: 'https://github.com/generalpiston/typeorm-encrypted',
  sinks: [
    {
      new: ['EncryptionTransformer', 'JSONEncryptionTransformer'],
      key: { argument: 0, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'write a transformer around one of each key, that writes with the newest and reads with each in turn',
      },
    },
    {
      from: 'typeorm',
      call: 'Column',
      key: { argument: 0, property: 'encrypt.key' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'use a `transformer` of your own, that writes with the newest key and reads with each in turn',
      },
    },
    {
      call: 'encryptData',
      key: { argument: 1, property: 'key' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'decryptData',
      key: { argument: 1, property: 'key' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`find` throws for the whole query (gcm)',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
      {
        what: 'blind indexes',
        shows: 'the lookup finds no row',
        severity: 'unreadable until the old key is back',
        detail: 'only with a fixed `iv` that makes the column searchable',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback:
      'With a transformer that tries the keys, old rows are read and new ones are written with the new key.',
    dropWhen: 'every row has been written again with the new key',
  },
  missingKey:
    'constructing is fine; the first use throws "The first argument must be of type string or an instance of Buffer, ..."',
  emptyKey: 'refused',
  shortestKey:
    'exactly what the algorithm takes, in hex; otherwise the first use throws "Invalid key length"',
  traps: [
    'One row of the old key breaks every list that it stands in: `find` throws "Unsupported state or unable to authenticate data".',
    'Trying the keys in turn needs a gcm algorithm: with cbc about 1 in 256 rows reads as garbage without an error.',
    'An array of keys throws "Invalid key length" on first use.',
  ],
  migration: `import typeormEncrypted from 'typeorm-encrypted'

const { EncryptionTransformer } = typeormEncrypted

// Newest key first. Drop the second one when every row has been written again.
const transformers = [process.env.COLUMN_KEY, process.env.COLUMN_KEY_PREVIOUS]
  .filter(Boolean)
  .map((key) => new EncryptionTransformer({ key, algorithm: 'aes-256-gcm', ivLength: 16 }))

// The \`transformer\` of the column. Only with a gcm algorithm: a wrong key must throw.
export const rotating = {
  to: (value) => transformers[0].to(value),
  from(value) {
    for (const [index, transformer] of transformers.entries()) {
      try {
        return transformer.from(value)
      } catch (error) {
        if (index === transformers.length - 1) throw error
      }
    }
  },
}
`,
  examples: {
    correct: [
      `import { EncryptionTransformer, JSONEncryptionTransformer } from 'typeorm-encrypted'
import { columnKeys } from './keys.js'

const algorithm = 'aes-256-gcm'

export const forText = columnKeys.map((key) => new EncryptionTransformer({ key, algorithm, ivLength: 16 }))
export const forJson = columnKeys.map((key) => new JSONEncryptionTransformer({ key, algorithm, ivLength: 16 }))
`,
      `import { decryptData, encryptData } from 'typeorm-encrypted'
import { columnKeys } from './keys.js'

const algorithm = 'aes-256-gcm'

export const seal = (data) => encryptData(data, { key: columnKeys.newest, algorithm, ivLength: 16 })

export function open(data) {
  for (const key of columnKeys) {
    try {
      return decryptData(data, { key, algorithm, ivLength: 16 })
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
        code: `import { encryptData } from 'typeorm-encrypted'

const key = '6d6164652d75702d6b65792d666f722d7468652d6578616d706c65732d333262'

export const seal = (data) => encryptData(data, { key, algorithm: 'aes-256-gcm', ivLength: 16 })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { EncryptionTransformer } from 'typeorm-encrypted'
import { columnKey } from './keys.js'

export const encrypted = new EncryptionTransformer({ key: columnKey, algorithm: 'aes-256-gcm', ivLength: 16 })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Column, Entity } from 'typeorm'
import { columnKey } from './keys.js'

@Entity()
export class Person {
  @Column({ type: 'varchar', encrypt: { key: columnKey, algorithm: 'aes-256-gcm', ivLength: 16 } })
  ssn: string
}
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decryptData } from 'typeorm-encrypted'
import { dataKey } from './keys.js'

export const open = (stored) => decryptData(stored, { key: dataKey, algorithm: 'aes-256-gcm', ivLength: 16 })
`,
      },
    ],
  },
})
