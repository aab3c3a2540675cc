import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'aes-js',
  verified: '3.1.2',
  reference: 'https://github.com/ricmoo/aes-js',
  sinks: [
    {
      new: [
        'ModeOfOperation.ctr',
        'ModeOfOperation.cbc',
        'ModeOfOperation.ecb',
        'ModeOfOperation.cfb',
        'ModeOfOperation.ofb',
      ],
      key: { argument: 0 },
      role: 'encrypt or decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'find the key by an id or a MAC that is stored with the ciphertext',
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
  missingKey: 'throws "Cannot read properties of undefined (reading \'buffer\')"',
  emptyKey: 'refused',
  shortestKey: '16, 24 or 32 bytes',
  traps: ['A wrong key gives garbage without an error in every mode, so keys cannot be tried in turn.'],
  notes: ['Most installations come with the keystores of ethers 5.'],
  examples: {
    correct: [
      `import aesjs from 'aes-js'
import { dataKeys } from './keys.js'

export const seal = (bytes, counter) => new aesjs.ModeOfOperation.ctr(dataKeys.newest, counter).encrypt(bytes)

export const openWithEach = (bytes, counter) =>
  dataKeys.map((key) => new aesjs.ModeOfOperation.ctr(key, counter).decrypt(bytes))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import aesjs from 'aes-js'

const key = new TextEncoder().encode('made-up-key-for-the-examples-32b')

export const seal = (bytes, counter) => new aesjs.ModeOfOperation.ctr(key, counter).encrypt(bytes)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import aesjs from 'aes-js'
import { dataKey } from './keys.js'

export const open = (bytes, counter) => new aesjs.ModeOfOperation.ctr(dataKey, counter).decrypt(bytes)
`,
      },
    ],
  },
})
