import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofMacs: Rotation = {
  invalidates: [
    { what: 'sessions', shows: 'another digest, so the comparison fails', severity: 'sign in again' },
    { what: 'links', shows: 'another digest, so the comparison fails', severity: 'send again' },
    { what: 'webhooks', shows: 'another digest, so the comparison fails', severity: 'send again' },
    {
      what: 'blind indexes',
      shows: 'the lookup finds no row',
      severity: 'unreadable until the old key is back',
      detail: 'a MAC kept as a lookup column, until every row is computed again',
    },
  ],
  unaffected: ['hashes without a key'],
  withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

export default defineLibrary({
  package: 'crypto-es',
  verified: '3.1.3',
  reference: 'https://github.com/entronad/crypto-es',
  sinks: [
    {
      call: [
        'HmacMD5',
        'HmacSHA1',
        'HmacSHA224',
        'HmacSHA256',
        'HmacSHA384',
        'HmacSHA512',
        'HmacSHA3',
        'HmacRIPEMD160',
      ],
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
    {
      call: [
        'AES.encrypt',
        'DES.encrypt',
        'TripleDES.encrypt',
        'Rabbit.encrypt',
        'RC4.encrypt',
        'Blowfish.encrypt',
      ],
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and put a MAC around the ciphertext',
      },
    },
    {
      call: [
        'AES.decrypt',
        'DES.decrypt',
        'TripleDES.decrypt',
        'Rabbit.decrypt',
        'RC4.decrypt',
        'Blowfish.decrypt',
      ],
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'put a MAC around the ciphertext and let it choose the key' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'mostly an empty string, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away, or if the empty string was written back',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback:
      'With a MAC around the ciphertext the right key is found, and old rows can be encrypted again.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey:
    'HmacSHA256 throws "Cannot read properties of undefined (reading \'sigBytes\')", AES.encrypt "(reading \'words\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'Over 90% of wrong keys read as an empty string without an error, the others throw "Malformed UTF-8 data": code that writes the empty value back destroys the data.',
    'An array of keys throws "_key.clamp is not a function".',
  ],
  notes: [
    'It is crypto-js with named exports: the key is the second argument, after the message.',
    'The default export of version 2 (`import CryptoES`) was not run.',
  ],
  examples: {
    correct: [
      `import { HmacSHA256 } from 'crypto-es'
import { linkKeys } from './keys.js'

export const check = (text, given) => linkKeys.some((key) => HmacSHA256(text, key).toString() === given)
`,
      `import { AES, HmacSHA256, Utf8 } from 'crypto-es'
import { dataKeys } from './keys.js'

export function seal(text) {
  const ciphertext = AES.encrypt(text, dataKeys.newest).toString()
  return { ciphertext, mac: HmacSHA256(ciphertext, dataKeys.newest).toString() }
}

export const open = ({ ciphertext, mac }) =>
  dataKeys
    .filter((key) => HmacSHA256(ciphertext, key).toString() === mac)
    .map((key) => AES.decrypt(ciphertext, key).toString(Utf8))[0]
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { AES } from 'crypto-es'

export const seal = (text) => AES.encrypt(text, 'made-up-data-key').toString()
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { AES, Utf8 } from 'crypto-es'
import { dataKey } from './keys.js'

export const open = (stored) => AES.decrypt(stored, dataKey).toString(Utf8)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { HmacSHA256 } from 'crypto-es'
import { linkKey } from './keys.js'

export const check = (text, mac) => HmacSHA256(text, linkKey).toString() === mac
`,
      },
    ],
  },
})
