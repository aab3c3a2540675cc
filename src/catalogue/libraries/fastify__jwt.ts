import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/jwt',
  verified: '10.2.8',
  reference: 'https://github.com/fastify/fastify-jwt',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifyJwt'] },
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifyJwt'] },
      key: { argument: 1, property: 'secret.private' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: 'jwtVerify',
      of: { type: 'FastifyRequest', from: 'fastify' },
      key: { argument: 0, property: 'key' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
    {
      method: 'jwt.sign',
      of: { call: ['default', 'fastify'], type: 'FastifyInstance', from: 'fastify' },
      key: { argument: 1, property: 'key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: 'jwt.verify',
      of: { call: ['default', 'fastify'], type: 'FastifyInstance', from: 'fastify' },
      key: { argument: 1, property: 'key' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '401 "The token signature is invalid."',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '401 "The token signature is invalid."',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '401 "The token signature is invalid."',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`fastify.jwt.decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'the registration fails with "missing secret"',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    'An array of keys fails the registration with "missing public key"; a function that returns one makes every request 401.',
    'One function is called for both, with the token to verify and with the payload to sign: `{ private, public }` with a function each tells them apart.',
    'The function sees the header (and its `kid`) only with `decode: { complete: true }`; otherwise it is given the bare payload.',
    'A missing `key` in `jwtVerify({ key })` falls back to `secret`, silently.',
    'Try the older key only after FST_JWT_AUTHORIZATION_TOKEN_INVALID: an expired token must not be tried again.',
  ],
  notes: [
    'The whole answer is 401 FST_JWT_AUTHORIZATION_TOKEN_INVALID, with "Authorization token is invalid: The token signature is invalid." as its text.',
    'Two registrations with a `namespace` each hold one key each: the new one signs, both verify.',
    '`secret.public` is no secret key.',
    'That a missing `key` of `fastify.jwt.sign` and `fastify.jwt.verify` falls back to `secret` was read in the source, not run.',
  ],
  migration: `import Fastify from 'fastify'
import fastifyJwt from '@fastify/jwt'

// Drop the previous key when the longest token has expired.
const [newest, previous] = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS]

export const app = Fastify()
await app.register(fastifyJwt, { secret: newest, verify: { algorithms: ['HS256'] } })

export async function authenticate(request) {
  try {
    await request.jwtVerify()
  } catch (error) {
    if (!previous || error.code !== 'FST_JWT_AUTHORIZATION_TOKEN_INVALID') throw error
    await request.jwtVerify({ key: previous, algorithms: ['HS256'] }) // once more, with the old key
  }
}
`,
  examples: {
    correct: [
      `import Fastify from 'fastify'
import fastifyJwt from '@fastify/jwt'
import { tokenKeys } from './keys.js'

const app = Fastify()
app.register(fastifyJwt, {
  decode: { complete: true },
  secret: {
    private: async () => tokenKeys.newest,
    public: async (request, { header }) => tokenKeys.byId(header.kid),
  },
})
`,
      `import Fastify from 'fastify'
import fastifyJwt from '@fastify/jwt'
import { keyFor } from './keys.js'

const app = Fastify()
app.register(fastifyJwt, { secret: async (request, token) => keyFor(token) })
`,
      `import Fastify from 'fastify'
import { linkKeys } from './keys.js'

const app = Fastify()

export const issueLink = (payload) => app.jwt.sign(payload, { key: linkKeys.newest })

export const checkLink = (token, id) => app.jwt.verify(token, { key: linkKeys.byId(id) })
`,
      `import type { FastifyRequest } from 'fastify'
import { tokenKeys } from './keys.js'

export async function authenticate(request: FastifyRequest) {
  for (const key of tokenKeys) {
    const payload = await request.jwtVerify({ key }).catch(() => undefined)
    if (payload) return payload
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Fastify from 'fastify'

const app = Fastify()

export const issueLink = (payload) => app.jwt.sign(payload, { key: 'made-up-link-key' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Fastify from 'fastify'
import fastifyJwt from '@fastify/jwt'
import { tokenKey } from './keys.js'

const app = Fastify()
app.register(fastifyJwt, { secret: tokenKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import type { FastifyRequest } from 'fastify'
import { tokenKey } from './keys.js'

export const check = (request: FastifyRequest) => request.jwtVerify({ key: tokenKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Fastify from 'fastify'
import { linkKey } from './keys.js'

const app = Fastify()

export const check = (token) => app.jwt.verify(token, { key: linkKey })
`,
      },
    ],
  },
})
