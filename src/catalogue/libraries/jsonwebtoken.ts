import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jsonwebtoken',
  verified: '9.0.3',
  reference: 'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
  sinks: [
    {
      call: 'sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'sign',
      key: { argument: 1, property: 'key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'verify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key', since: '8.3.0' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: 'JsonWebTokenError "invalid signature"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: 'JsonWebTokenError "invalid signature"', severity: 'sign in again' },
      {
        what: 'links',
        shows: 'JsonWebTokenError "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest `expiresIn` after the last instance signs with the new key',
  },
  missingKey:
    'sign and verify throw "secretOrPrivateKey must have a value" / "secret or public key must be provided"; with a callback the error goes to the callback',
  emptyKey: 'refused',
  shortestKey: 'any for HS256; 2048 bits for RSA',
  traps: [
    'An array of keys throws "is not valid key material" in sign and in verify.',
    'A key function works only with the callback form of verify, and gives one key: an array is refused.',
    'A key function must call its callback: one that returns a promise hangs for ever.',
    'Try the older key only after "invalid signature": an expired token must not be tried again.',
    'The string and the bytes that it is base64 for are different keys: adding `Buffer.from(key, "base64")` is a rotation.',
    'A key that is put together (`SECRET + user.password`) hides a missing setting: it becomes the key "undefined...", without an error.',
  ],
  notes: [
    '`promisify(jwt.sign)` and `promisify(jwt.verify)` keep the key at the same argument.',
    'Native ESM finds `sign` and `verify` on the default export only; TypeScript, Babel and bundlers give them as named imports, too.',
    'The id of the key goes into the header with `keyid`; the key function finds it there as `header.kid`.',
    'A public key for verifying RS256 or ES256 is no secret key; rotating the pair does the same to the tokens.',
  ],
  migration: `import jwt from 'jsonwebtoken'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

export const issue = (payload) => jwt.sign(payload, keys[0], { algorithm: 'HS256' })

export function check(token) {
  for (const [index, key] of keys.entries()) {
    try {
      return jwt.verify(token, key, { algorithms: ['HS256'] })
    } catch (error) {
      if (error.message !== 'invalid signature' || index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import jwt from 'jsonwebtoken'
import { keys } from './keys.js'

export const issue = (payload) => jwt.sign(payload, keys.newest, { expiresIn: '15m' })

export const check = (token) =>
  new Promise((resolve, reject) => {
    const keyOf = (header, done) => done(null, keys.byId(header.kid))
    jwt.verify(token, keyOf, (error, payload) => (error ? reject(error) : resolve(payload)))
  })
`,
      `import jwt from 'jsonwebtoken'
import { privateKey, passphrase } from './keys.js'

export const issue = (payload) =>
  jwt.sign(payload, { key: privateKey, passphrase }, { algorithm: 'RS256', expiresIn: '15m' })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import jwt from 'jsonwebtoken'

export const issue = (payload) => jwt.sign(payload, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jwt from 'jsonwebtoken'
import { tokenKey } from './keys.js'

export const check = (token) => jwt.verify(token, tokenKey)
`,
      },
    ],
  },
})
