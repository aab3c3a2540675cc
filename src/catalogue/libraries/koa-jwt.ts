import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'koa-jwt',
  verified: '4.0.4',
  reference: 'https://github.com/koajs/jwt',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '3.5.0' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '401 "invalid signature"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '401 "invalid signature"', severity: 'sign in again' },
      {
        what: 'links',
        shows: '401 "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key are accepted until they expire.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'starts without an error; every request is 401 "Secret not provided"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An empty array makes every request 401.',
    '`[undefined, old]` accepts the tokens of the old key and says nothing about the missing one.',
    '`ctx.state.secret`, set by an earlier middleware, overrides the option.',
    'Before 3.5.0 an array makes every request 401 "secret must be a string or bufferor a KeyObject".',
  ],
  notes: [
    'All keys of the array are tried at once, and the first success wins.',
    'A function of the header and the payload may return a key or an array, also as a promise.',
    'The middleware only verifies: the tokens are signed elsewhere, and that key has to rotate with it.',
  ],
  migration: `import koaJwt from 'koa-jwt'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

export const auth = koaJwt({ secret: keys }) // koa-jwt 3.5.0 or newer
`,
  examples: {
    correct: [
      `import koaJwt from 'koa-jwt'
import { tokenKeys } from './keys.js'

export const auth = koaJwt({ secret: tokenKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import koaJwt from 'koa-jwt'
import { olderKeys } from './keys.js'

export const auth = koaJwt({ secret: ['made-up-token-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import koaJwt from 'koa-jwt'
import { tokenKey } from './keys.js'

export const auth = koaJwt({ secret: tokenKey })
`,
      },
    ],
  },
})
