import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jwa',
  verified: '2.0.1',
  reference: 'https://github.com/brianloveswords/node-jwa',
  sinks: [
    {
      method: 'sign',
      of: { call: 'default' },
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: 'verify',
      of: { call: 'default' },
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '`verify` returns false', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '`verify` returns false', severity: 'sign in again' },
      {
        what: 'links',
        shows: '`verify` returns false',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'sign and verify throw "secret must be a string or bufferor a KeyObject"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`sign` and `verify` take an empty key.',
    'An array of keys throws "secret must be a string or bufferor a KeyObject".',
  ],
  notes: ['It is the layer below jws and jsonwebtoken; few applications import it.'],
  examples: {
    correct: [
      `import jwa from 'jwa'
import { tokenKeys } from './keys.js'

const hmac = jwa('HS256')

export const sign = (input) => hmac.sign(input, tokenKeys.newest)

export const check = (input, signature) => tokenKeys.some((key) => hmac.verify(input, signature, key))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import jwa from 'jwa'

export const sign = (input) => jwa('HS256').sign(input, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jwa from 'jwa'
import { tokenKey } from './keys.js'

export const check = (input, signature) => jwa('HS256').verify(input, signature, tokenKey)
`,
      },
    ],
  },
})
