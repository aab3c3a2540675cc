import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'express-oauth2-jwt-bearer',
  verified: '1.10.0',
  reference: 'https://github.com/auth0/node-oauth2-jwt-bearer',
  sinks: [
    {
      call: 'auth',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead:
          'make a middleware for each key, or verify with `issuerBaseURL`, where the issuer publishes old and new keys together',
      },
    },
    {
      setting: 'SECRET',
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'verify with `issuerBaseURL`, where the issuer publishes old and new keys together',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '401 InvalidTokenError "signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '401 InvalidTokenError "signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '401 InvalidTokenError "signature verification failed"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'There is no option for a fallback key; with `issuerBaseURL` the issuer keeps both keys.',
    dropWhen: 'the longest lifetime of a token has passed since the issuer signs with the new key',
  },
  missingKey:
    "the key is read from the setting SECRET; without it an AssertionError, \"You must provide 'mcd', 'issuerBaseURL', or both 'issuer' and ('jwksUri', 'secret', or 'publicKey')\"",
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An array is no error: it becomes the one key "new,old", joined by a comma, and every real token is 401.',
    'Without the option the key comes from the setting SECRET, so no key stands in the code.',
  ],
  examples: {
    correct: [
      `import { auth } from 'express-oauth2-jwt-bearer'

export const check = auth({ issuerBaseURL: 'https://issuer.example', audience: 'https://api.example' })
`,
      `import { auth } from 'express-oauth2-jwt-bearer'
import { issuerKeys } from './keys.js'

const issuer = 'https://issuer.example'
const audience = 'https://api.example'

export const checks = issuerKeys.map((secret) => auth({ issuer, audience, secret, tokenSigningAlg: 'HS256' }))
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { auth } from 'express-oauth2-jwt-bearer'
import { issuerKey } from './keys.js'

const issuer = 'https://issuer.example'
const audience = 'https://api.example'

export const check = auth({ issuer, audience, secret: issuerKey, tokenSigningAlg: 'HS256' })
`,
      },
    ],
  },
})
