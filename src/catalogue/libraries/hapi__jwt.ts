import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/jwt',
  verified: '3.2.4',
  reference: 'https://github.com/hapijs/jwt',
  sinks: [
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'jwt' },
      key: { argument: 2, property: 'keys' },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
    {
      call: 'token.generate',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'token.generate',
      key: { argument: 1, property: 'key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: ['token.verify', 'token.verifySignature'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
    {
      call: ['token.verify', 'token.verifySignature'],
      key: { argument: 1, property: 'key' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '401 "Invalid token signature"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '401 "Invalid token signature"', severity: 'sign in again' },
      {
        what: 'links',
        shows: '401 "Invalid token signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`token.decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey:
    'the strategy fails with ValidationError ""keys" is required"; token.generate throws "Cannot read properties of undefined (reading \'key\')"',
  emptyKey: 'accepted',
  withEmptyKey: 'makes unsigned tokens, or takes what anybody signs with an empty key',
  shortestKey: 'any',
  traps: [
    'The array that is right for the strategy makes token.generate return an unsigned token (`alg: none`), without an error.',
    'An empty string makes token.generate return an unsigned token, too; a strategy with an empty key refuses those, but takes what anybody has signed with an empty key.',
    '`token.verify` throws "Unsupported algorithm" when it is given an array.',
    '`[undefined, old]` fails the registration: ""keys[0]" must not be a sparse array item".',
    'A key with a `kid` is tried only for tokens of the same `kid`, when both have one.',
  ],
  notes: [
    'The keys of the strategy are tried in order. Each is a string, a Buffer, `{ key, kid, algorithms }` or `{ uri }` of a JWKS.',
    'A function of the decoded token may return a key or an array.',
    '`token.generate` puts the id of the key into the header with `{ header: { kid } }`.',
  ],
  migration: `import Hapi from '@hapi/hapi'
import Jwt from '@hapi/jwt'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

const server = Hapi.server()
await server.register(Jwt)
server.auth.strategy('session', 'jwt', {
  keys, // an array: tried in order
  verify: { aud: false, iss: false, sub: false },
  validate: () => ({ isValid: true }),
})

// One key here: an array would give an unsigned token.
export const issue = (payload) => Jwt.token.generate(payload, keys[0])
`,
  examples: {
    correct: [
      `import Hapi from '@hapi/hapi'
import Jwt from '@hapi/jwt'
import { tokenKeys } from './keys.js'

const server = Hapi.server()
await server.register(Jwt)
server.auth.strategy('session', 'jwt', {
  keys: tokenKeys.all,
  verify: { aud: false, iss: false, sub: false },
  validate: () => ({ isValid: true }),
})
`,
      `import Jwt from '@hapi/jwt'
import { linkKeys } from './keys.js'

export const issue = (payload) => Jwt.token.generate(payload, linkKeys.newest)

export const issueLong = (payload) =>
  Jwt.token.generate(payload, { key: linkKeys.newest, algorithm: 'HS512' })

export const check = (token, id) => Jwt.token.verify(Jwt.token.decode(token), linkKeys.byId(id))

export const checkLong = (token, id) =>
  Jwt.token.verify(Jwt.token.decode(token), { key: linkKeys.byId(id), algorithm: 'HS512' })

export const checkSignature = (token, id) =>
  Jwt.token.verifySignature(Jwt.token.decode(token), linkKeys.byId(id))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Jwt from '@hapi/jwt'

export const issue = (payload) => Jwt.token.generate(payload, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hapi from '@hapi/hapi'
import Jwt from '@hapi/jwt'
import { tokenKey } from './keys.js'

const server = Hapi.server()
await server.register(Jwt)
server.auth.strategy('session', 'jwt', { keys: tokenKey, verify: false, validate: false })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Jwt from '@hapi/jwt'
import { tokenKey } from './keys.js'

export const check = (artifacts) => Jwt.token.verify(artifacts, tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Jwt from '@hapi/jwt'
import { tokenKey } from './keys.js'

export const check = (artifacts) => Jwt.token.verify(artifacts, { key: tokenKey, algorithm: 'HS512' })
`,
      },
    ],
  },
})
