import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jwt-encode',
  verified: '1.0.1',
  reference: 'https://github.com/eugeneware/jwt-encode',
  sinks: [
    {
      call: 'default',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'whoever verifies it refuses the token',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'whoever verifies it refuses the token',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'whoever verifies it refuses the token',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'The fallback keys belong to whoever verifies; this package only signs.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'sigBytes\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'An empty key signs without an error.',
    'Header options stay in every later token: a `kid` that is given once leaks into tokens that are made elsewhere.',
  ],
  notes: [
    'Where jsonwebtoken verifies, it says "invalid signature".',
    'In front-end code the key is known to everybody.',
  ],
  examples: {
    correct: [
      `import sign from 'jwt-encode'
import { tokenKeys } from './keys.js'

export const issue = (payload) => sign(payload, tokenKeys.newest)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sign from 'jwt-encode'

export const issue = (payload) => sign(payload, 'made-up-token-key')
`,
      },
    ],
  },
})
