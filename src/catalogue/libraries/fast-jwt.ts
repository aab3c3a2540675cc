import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'fast-jwt',
  verified: '6.3.6',
  reference: 'https://github.com/nearform/fast-jwt',
  sinks: [
    {
      call: 'createSigner',
      key: { argument: 0, property: 'key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'createSigner',
      key: { argument: 0, property: 'key.key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'createVerifier',
      key: { argument: 0, property: 'key' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'TokenError "The token signature is invalid."',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'TokenError "The token signature is invalid."',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'TokenError "The token signature is invalid."',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`createDecoder`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest `expiresIn` after the last instance signs with the new key',
  },
  missingKey:
    'createSigner and createVerifier throw "The key option must be a string, a buffer, ..." when they are called',
  emptyKey: 'refused',
  shortestKey: 'one character for HS256',
  traps: [
    'An array of keys throws when the signer or verifier is made, and a key function may not return one.',
    'With `cache: true` a token stays accepted for up to `cacheTTL` (10 minutes by default) after the key function forgets its key: after a leak the rotation is not immediate.',
    'Try the older key only after FAST_JWT_INVALID_SIGNATURE: an expired token must not be tried again.',
  ],
  notes: [
    'With a key function the verifier returns a promise; the function is given `{ header, payload }` and may be async or call back.',
    'A Uint8Array and a KeyObject are refused: strings, Buffers and `{ key, passphrase }` are taken.',
    'The id of the key goes into the header with `kid`.',
  ],
  migration: `import { createSigner, createVerifier } from 'fast-jwt'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)
const verifiers = keys.map((key) => createVerifier({ key, algorithms: ['HS256'] }))

export const issue = createSigner({ key: keys[0], algorithm: 'HS256' })

export function check(token) {
  for (const [index, verify] of verifiers.entries()) {
    try {
      return verify(token)
    } catch (error) {
      if (error.code !== 'FAST_JWT_INVALID_SIGNATURE' || index === verifiers.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import { createSigner, createVerifier } from 'fast-jwt'
import { tokenKeys } from './keys.js'

export const issue = createSigner({ key: tokenKeys.newest, kid: tokenKeys.newestId, expiresIn: '15m' })

export const check = createVerifier({ key: async ({ header }) => tokenKeys.byId(header.kid) })
`,
      `import { createSigner } from 'fast-jwt'
import { privateKey, passphrase } from './keys.js'

export const issue = createSigner({ key: { key: privateKey, passphrase }, algorithm: 'RS256' })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createSigner } from 'fast-jwt'

export const issue = createSigner({ key: 'made-up-token-key', expiresIn: '15m' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createVerifier } from 'fast-jwt'
import { tokenKey } from './keys.js'

export const check = createVerifier({ key: tokenKey })
`,
      },
    ],
  },
})
