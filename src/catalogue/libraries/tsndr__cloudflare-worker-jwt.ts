import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@tsndr/cloudflare-worker-jwt',
  verified: '3.2.3',
  reference: 'https://github.com/tsndr/cloudflare-worker-jwt',
  sinks: [
    {
      call: 'sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'verify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn, until one gives a token' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '`verify` resolves to undefined',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '`verify` resolves to undefined',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '`verify` resolves to undefined',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'sign and verify throw "secret must be a string, a JWK object or a CryptoKey object"',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    '`verify` does not throw: with a wrong key it resolves to undefined, unless it is given `throwError` ("INVALID_SIGNATURE").',
    'An array of keys is not refused: verify resolves to undefined for every token.',
    'A string is taken one byte a character: characters above U+00FF are cut, so "key-Ł" and "key-A" are the same key.',
    'A key that contains PRIVATE or PUBLIC is parsed as PEM.',
  ],
  migration: `import jwt from '@tsndr/cloudflare-worker-jwt'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

export const issue = (payload) => jwt.sign(payload, keys[0])

export async function check(token) {
  for (const key of keys) {
    const found = await jwt.verify(token, key) // undefined when the key does not fit
    if (found) return found.payload
  }
  throw new Error('bad token')
}
`,
  examples: {
    correct: [
      `import jwt from '@tsndr/cloudflare-worker-jwt'
import { tokenKeys } from './keys.js'

export const issue = (payload) => jwt.sign(payload, tokenKeys.newest)

export async function check(token) {
  for (const key of tokenKeys) {
    const found = await jwt.verify(token, key)
    if (found) return found.payload
  }
  throw new Error('no key fits')
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { sign } from '@tsndr/cloudflare-worker-jwt'

export const issue = (payload) => sign(payload, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verify } from '@tsndr/cloudflare-worker-jwt'
import { tokenKey } from './keys.js'

export const check = (token) => verify(token, tokenKey)
`,
      },
    ],
  },
})
