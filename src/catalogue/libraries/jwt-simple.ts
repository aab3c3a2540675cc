import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jwt-simple',
  verified: '0.5.6',
  reference: 'https://github.com/hokaccha/node-jwt-simple',
  sinks: [
    {
      call: 'encode',
      key: { argument: 1 },
      role: 'sign',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'decode',
      key: { argument: 1 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'decode with each key in turn, while it says "Signature verification failed"',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '`decode` throws "Signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '`decode` throws "Signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '`decode` throws "Signature verification failed"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: [
      'password hashes',
      'stored data',
      'tokens that are decoded without verification (`decode(token, key, true)`)',
    ],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey:
    'encode throws "Require key"; decode throws "Cannot read properties of undefined (reading \'toString\')"',
  emptyKey: 'accepted',
  shortestKey: 'one character',
  traps: [
    '`decode` accepts an empty key: with it, anybody can forge tokens. `encode` refuses it.',
    'An array of keys throws a TypeError in decode.',
    'With `true` as the third argument decode verifies nothing, and the key does not matter.',
    'Try the older key only after "Signature verification failed": an expired token must not be tried again.',
  ],
  notes: [
    '`encode` can put a `kid` into the header (fourth argument), but `decode` takes no function that would find the key by it.',
  ],
  migration: `import jwt from 'jwt-simple'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

export const issue = (payload) => jwt.encode(payload, keys[0], 'HS256')

export function check(token) {
  for (const [index, key] of keys.entries()) {
    try {
      return jwt.decode(token, key, false, 'HS256')
    } catch (error) {
      if (error.message !== 'Signature verification failed' || index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import jwt from 'jwt-simple'
import { tokenKeys } from './keys.js'

export const issue = (payload) => jwt.encode(payload, tokenKeys.newest, 'HS256')
`,
      `import jwt from 'jwt-simple'
import { tokenKeys } from './keys.js'

export function check(token) {
  for (const key of tokenKeys) {
    try {
      return jwt.decode(token, key, false, 'HS256')
    } catch (error) {
      if (error.message !== 'Signature verification failed') throw error
    }
  }
  throw new Error('no key fits')
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import jwt from 'jwt-simple'

export const issue = (payload) => jwt.encode(payload, 'made-up-token-key', 'HS256')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jwt from 'jwt-simple'
import { tokenKey } from './keys.js'

export const check = (token) => jwt.decode(token, tokenKey, false, 'HS256')
`,
      },
    ],
  },
})
