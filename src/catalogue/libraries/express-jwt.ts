import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'express-jwt',
  verified: '8.5.1',
  reference: 'https://github.com/auth0/express-jwt',
  sinks: [
    {
      call: 'expressjwt',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
      versions: '>=7',
    },
    {
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
      versions: '<7',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '401 UnauthorizedError "invalid signature"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '401 UnauthorizedError "invalid signature"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '401 UnauthorizedError "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key are accepted until they expire.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'throws "express-jwt: `secret` is a required option"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An array of keys is constructed without complaint; then every request is 401 "secretOrPublicKey is not valid key material".',
    'The function may not return an array either.',
    'The function changed with the major: 6 calls `(request, payload, done)` and waits for `done`, later ones call `(request, token)` and take the key or a promise of it.',
  ],
  notes: [
    'The function finds the id of the key in `token.header.kid`, or tests the keys itself.',
    'The middleware only verifies: the tokens are signed elsewhere (jsonwebtoken), and that key has to rotate with it.',
    '`secret: jwksRsa.expressJwtSecret({ jwksUri })` fetches public keys; there is no secret key of the application in it.',
  ],
  migration: `import { expressjwt } from 'express-jwt'
import jwt from 'jsonwebtoken'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)
const algorithms = ['HS256']

const signedBy = (token) => (key) => {
  try {
    jwt.verify(token, key, { algorithms, ignoreExpiration: true, ignoreNotBefore: true })
    return true
  } catch {
    return false
  }
}

export const auth = expressjwt({
  algorithms,
  secret: (request) => keys.find(signedBy(request.headers.authorization.slice(7))) ?? keys[0],
})
export const issue = (payload) => jwt.sign(payload, keys[0])
`,
  examples: {
    correct: [
      `import { expressjwt } from 'express-jwt'
import { tokenKeys } from './keys.js'

export const auth = expressjwt({
  algorithms: ['HS256'],
  secret: (request, token) => tokenKeys.byId(token.header.kid),
})
`,
      `const expressJwt = require('express-jwt')
const { keyOfPayload } = require('./keys.js')

exports.auth = expressJwt({
  algorithms: ['HS256'],
  secret: (request, payload, done) => done(null, keyOfPayload(payload)),
})
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { expressjwt } from 'express-jwt'
import { tokenKey } from './keys.js'

export const auth = expressjwt({ secret: tokenKey, algorithms: ['HS256'] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jwt from 'express-jwt'
import { tokenKey } from './keys.js'

app.use(jwt({ secret: tokenKey, algorithms: ['HS256'] }))
`,
      },
    ],
  },
})
