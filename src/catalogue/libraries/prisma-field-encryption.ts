import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofHashSalts: Rotation = {
  invalidates: [
    {
      what: 'blind indexes',
      shows: 'the lookup finds no row',
      severity: 'unreadable until the old key is back',
      detail: 'until the hash of every row is computed again',
    },
  ],
  unaffected: ['what is encrypted', 'password hashes'],
  withFallback: 'There is none: a lookup uses one salt.',
  dropWhen: 'the hash of every row has been computed again with the new salt',
}

export default defineLibrary({
  package: 'prisma-field-encryption',
  verified: '1.6.0',
  reference: 'https://github.com/47ng/prisma-field-encryption',
  sinks: [
    {
      call: ['fieldEncryptionExtension', 'fieldEncryptionMiddleware'],
      key: { argument: 0, property: 'encryptionKey' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'option', fallbacks: 'decryptionKeys' },
    },
    {
      setting: 'PRISMA_FIELD_ENCRYPTION_KEY',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'option', fallbacks: 'PRISMA_FIELD_DECRYPTION_KEYS' },
    },
    {
      setting: 'PRISMA_FIELD_ENCRYPTION_HASH_SALT',
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'compute the hash of every row again' },
      rotation: ofHashSalts,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'the read gives the ciphertext as the value',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes', 'search hashes (`@encryption:hash`)'],
    withFallback: 'Old rows open with the old key; the generated migrations encrypt them again.',
    dropWhen: 'the migrations have encrypted every row again with the new key',
  },
  missingKey:
    'the key is read from PRISMA_FIELD_ENCRYPTION_KEY; without it throws "[prisma-field-encryption] Error: no encryption key provided."',
  emptyKey: 'refused',
  shortestKey: 'a fixed format, `k1.aesgcm256.` and the key; anything else throws "Unknown key format"',
  traps: [
    'By default a wrong key hands the ciphertext to the application as the value; the error ("Key is not available") only goes to console.error. With `?mode=strict` the read throws.',
    'The salt of the search hashes (`?saltEnv=`, PRISMA_FIELD_ENCRYPTION_HASH_SALT) has no fallback: after a rotation no lookup finds anything.',
    'Called without options it takes both keys from the settings, so no key stands in the code.',
  ],
  notes: [
    'The ciphertext holds the fingerprint of its key, so the order of `decryptionKeys` does not matter. PRISMA_FIELD_DECRYPTION_KEYS is a list with commas.',
    'It was run through fieldEncryptionMiddleware with a made-up model and no database.',
    'A salt that a comment of the schema names (`?saltEnv=NAME`) is not looked at.',
  ],
  migration: `import prismaFieldEncryption from 'prisma-field-encryption'

// With Prisma 4.7 and newer: fieldEncryptionExtension, with the same options.
const { fieldEncryptionMiddleware } = prismaFieldEncryption

export const encryption = (dmmf) =>
  fieldEncryptionMiddleware({
    dmmf,
    encryptionKey: process.env.FIELD_KEY, // writes
    decryptionKeys: [process.env.FIELD_KEY_PREVIOUS].filter(Boolean), // reads, besides the one above
  })
`,
  examples: {
    correct: [
      `import { PrismaClient } from '@prisma/client'
import { fieldEncryptionExtension } from 'prisma-field-encryption'
import { fieldKeys } from './keys.js'

export const prisma = new PrismaClient().$extends(
  fieldEncryptionExtension({ encryptionKey: fieldKeys.newest, decryptionKeys: fieldKeys.older }),
)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { fieldEncryptionExtension } from 'prisma-field-encryption'
import { olderKeys } from './keys.js'

export const encryption = fieldEncryptionExtension({
  encryptionKey: 'k1.aesgcm256.bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy0zMmI=',
  decryptionKeys: olderKeys,
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { fieldEncryptionExtension } from 'prisma-field-encryption'
import { fieldKey } from './keys.js'

export const encryption = fieldEncryptionExtension({ encryptionKey: fieldKey })
`,
      },
    ],
  },
})
