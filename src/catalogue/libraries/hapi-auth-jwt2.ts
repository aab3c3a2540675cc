import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'hapi-auth-jwt2',
  verified: '11.0.0',
  reference: 'https://github.com/dwyl/hapi-auth-jwt2',
  sinks: [
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'jwt' },
      key: { argument: 2, property: 'key' },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'jwt' },
      key: { argument: 2, property: 'key', returned: 'key' },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '401 "Invalid token"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '401 "Invalid token"', severity: 'sign in again' },
      {
        what: 'links',
        shows: '401 "Invalid token"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key are accepted until they expire.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'the strategy registers; every request is 401 "Invalid token"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'A function has to return `{ key }`: one that returns the bare key makes every request 401.',
    'The strategy only verifies: the tokens are signed elsewhere (jsonwebtoken), and that key has to rotate with it.',
  ],
  notes: [
    'The keys are tried in order. The option is `key`; the strategy of @hapi/jwt, of the same name, calls it `keys`.',
  ],
  migration: `import Hapi from '@hapi/hapi'
import * as jwt2 from 'hapi-auth-jwt2'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

const server = Hapi.server()
await server.register(jwt2)
server.auth.strategy('session', 'jwt', {
  key: keys, // an array: tried in order
  verifyOptions: { algorithms: ['HS256'] },
  validate: () => ({ isValid: true }),
})
`,
  examples: {
    correct: [
      `import Hapi from '@hapi/hapi'
import * as jwt2 from 'hapi-auth-jwt2'
import { tokenKeys } from './keys.js'

const server = Hapi.server()
await server.register(jwt2)
server.auth.strategy('session', 'jwt', { key: tokenKeys, validate: () => ({ isValid: true }) })
`,
      `import Hapi from '@hapi/hapi'
import * as jwt2 from 'hapi-auth-jwt2'
import { tokenKeys } from './keys.js'

const server = Hapi.server()
await server.register(jwt2)
server.auth.strategy('session', 'jwt', {
  key: async (decoded) => ({ key: tokenKeys }),
  validate: () => ({ isValid: true }),
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Hapi from '@hapi/hapi'
import * as jwt2 from 'hapi-auth-jwt2'
import { olderKeys } from './keys.js'

const server = Hapi.server()
await server.register(jwt2)
server.auth.strategy('session', 'jwt', { key: ['made-up-token-key', ...olderKeys], validate: () => ({}) })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hapi from '@hapi/hapi'
import * as jwt2 from 'hapi-auth-jwt2'
import { tokenKey } from './keys.js'

const server = Hapi.server()
await server.register(jwt2)
server.auth.strategy('session', 'jwt', { key: tokenKey, validate: () => ({ isValid: true }) })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import hapiAuthJwt2 from 'hapi-auth-jwt2'
import { tokenKey } from './keys.js'

await server.register(hapiAuthJwt2)
server.auth.strategy('api', 'jwt', {
  key: async () => ({ key: tokenKey }),
  validate: () => ({ isValid: true }),
})
`,
      },
    ],
  },
})
