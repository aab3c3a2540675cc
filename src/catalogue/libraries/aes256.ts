import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'aes256',
  verified: '1.1.0',
  reference: 'https://github.com/JamesMGreene/node-aes256',
  sinks: [
    {
      call: 'encrypt',
      key: { argument: 0 },
      role: 'encrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and store its id with the ciphertext',
      },
    },
    {
      call: 'decrypt',
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'find the key by an id or a MAC that is stored with the ciphertext',
      },
    },
    {
      call: 'createCipher',
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'make a cipher for each key and find it by an id or a MAC that is stored with the ciphertext',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'garbage; a wrong key never throws',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback:
      'With a key id or a MAC beside the ciphertext the right key is found, and old rows can be encrypted again.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Provided "key" must be a non-empty string"',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    'A wrong key gives garbage without an error, so keys cannot be tried in turn.',
    'An array of keys throws "Provided "key" must be a non-empty string".',
  ],
  notes: ['The key is the first argument, before the text.'],
  examples: {
    correct: [
      `import { createHmac } from 'node:crypto'
import aes256 from 'aes256'
import { dataKeys } from './keys.js'

const mac = (key, stored) => createHmac('sha256', key).update(stored).digest('hex')

export const seal = (text) => aes256.encrypt(dataKeys.newest, text)

export const open = (stored, given) =>
  dataKeys.filter((key) => mac(key, stored) === given).map((key) => aes256.decrypt(key, stored))[0]

export const ciphers = dataKeys.map((key) => aes256.createCipher(key))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import aes256 from 'aes256'

export const seal = (text) => aes256.encrypt('made-up-data-key', text)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import aes256 from 'aes256'
import { dataKey } from './keys.js'

export const open = (stored) => aes256.decrypt(dataKey, stored)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import aes256 from 'aes256'
import { dataKey } from './keys.js'

export const cipher = aes256.createCipher(dataKey)
`,
      },
    ],
  },
})
