import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'mongoose-encryption',
  verified: '2.1.2',
  reference: 'https://github.com/joegoldbeck/mongoose-encryption',
  sinks: [
    {
      host: 'plugin',
      given: { argument: 0, is: 'default' },
      key: { argument: 1, property: ['secret', 'encryptionKey', 'signingKey'] },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'make a model for each key over one collection, read with the older one and save with the newest',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'loading any document throws "Authentication failed"',
        severity: 'unreadable until the old key is back',
        detail:
          'whole documents, not only the encrypted fields; lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['collections without the plugin', 'password hashes'],
    withFallback:
      'The plugin takes none. With a second model for the old key, documents are copied one by one.',
    dropWhen: 'every document has been saved again with the new key',
  },
  missingKey:
    'throws "must provide either options.secret or both options.encryptionKey and options.signingKey"',
  emptyKey: 'refused',
  shortestKey: 'any for `secret`; exactly 32 bytes in base64 for `encryptionKey`, 64 for `signingKey`',
  traps: [
    'Rotating `signingKey` alone already keeps every document from loading.',
    'A second plugin with the old key is refused: "Mongoose encryption plugin can only be added once per schema."',
    'An array of keys throws a TypeError.',
  ],
  migration: `import mongoose from 'mongoose'
import encrypt from 'mongoose-encryption'

// One key per schema, so two models over one collection, and a one-off copy.
const model = (name, secret) => {
  const schema = new mongoose.Schema({ ssn: String }, { collection: 'people' })
  schema.plugin(encrypt, { secret, encryptedFields: ['ssn'], collectionId: 'people' })
  return mongoose.model(name, schema)
}

export const Person = model('Person', process.env.ENCRYPTION_KEY)
export const OldPerson =
  process.env.ENCRYPTION_KEY_PREVIOUS && model('OldPerson', process.env.ENCRYPTION_KEY_PREVIOUS)

// For each OldPerson that is found: new Person({ _id, ssn }), saved over the old document.
`,
  examples: {
    correct: [
      `import mongoose from 'mongoose'
import encrypt from 'mongoose-encryption'
import { dataKeys } from './keys.js'

// The first model writes; the others only read what is copied.
export const models = dataKeys.map((secret, index) => {
  const schema = new mongoose.Schema({ ssn: String }, { collection: 'people' })
  schema.plugin(encrypt, { secret, encryptedFields: ['ssn'], collectionId: 'people' })
  return mongoose.model(\`Person\${index}\`, schema)
})
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import mongoose from 'mongoose'
import encrypt from 'mongoose-encryption'
import { dataKey } from './keys.js'

const schema = new mongoose.Schema({ ssn: String })
schema.plugin(encrypt, { secret: dataKey, encryptedFields: ['ssn'] })
`,
      },
    ],
  },
})
