import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const cookieRotation: Rotation = {
  invalidates: [
    {
      what: 'cookies',
      shows: '`getSignedCookie()` gives `false` (a missing cookie gives `undefined`)',
      severity: 'sign in again',
      detail: 'every signed cookie',
    },
  ],
  unaffected: ['`hono/csrf`: it checks the origin and holds no key'],
  withFallback:
    'A loop over the keys accepts every signed cookie; the application sets it again with the newest key when an older one matched.',
  dropWhen: 'the last cookie that the old key signed has expired, or has been set again',
}

export default defineLibrary({
  package: 'hono',
  verified: '4.13.19',
  reference: 'https://hono.dev/docs/helpers/cookie',
  sinks: [
    {
      from: 'hono/cookie',
      call: 'setSignedCookie',
      key: { argument: 3 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotation: cookieRotation,
    },
    {
      from: 'hono/cookie',
      call: 'generateSignedCookie',
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotation: cookieRotation,
    },
    {
      from: 'hono/cookie',
      call: 'getSignedCookie',
      key: { argument: 1 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'call `getSignedCookie` with each key in turn, and set the cookie again with the newest',
      },
      rotation: cookieRotation,
    },
    {
      from: ['hono/jwt', 'hono/utils/jwt/jwt'],
      call: 'sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      from: ['hono/jwt', 'hono/utils/jwt/jwt'],
      call: 'verify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call `verify` with each key in turn' },
    },
    {
      from: 'hono/utils/jwt',
      call: 'Jwt.sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      from: 'hono/utils/jwt',
      call: 'Jwt.verify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call `verify` with each key in turn' },
    },
    {
      from: 'hono/jwt',
      call: 'jwt',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'make a `jwt()` for each key and try them in turn, the newest first',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '`verify()` rejects with JwtTokenSignatureMismatched; `jwt()` answers 401',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '`verify()` rejects with JwtTokenSignatureMismatched; `jwt()` answers 401',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '`verify()` rejects with JwtTokenSignatureMismatched',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest token lifetime after the last instance signs with the new key',
  },
  missingKey:
    'the cookie helpers fail at `importKey` (500); `sign` and `verify` throw a TypeError; `jwt()` throws `JWT auth middleware requires options for "secret"`',
  emptyKey: 'refused',
  shortestKey: '1 character',
  traps: [
    'An array of keys is no list: the cookie helpers answer 500, `verify` throws "Invalid keyData", `jwt({ secret: [...] })` constructs and answers 401 to every request. So does a function.',
    'The key is argument 3 of `setSignedCookie`, 1 of `getSignedCookie` and 2 of `generateSignedCookie`.',
    'A key that contains the word PRIVATE (when signing) or PUBLIC (when verifying) is taken for PEM and fails.',
    '`verify()` without its third argument throws in 4.13; older snippets leave it out.',
  ],
  notes: [
    'On Workers the key is `c.env.JWT_SECRET`, so `jwt()` is made inside a handler.',
    '`jwk()` and `verifyWithJwks()` take public keys, several of them, told apart by `kid`: there is no secret key in them.',
  ],
  migration: `import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { jwt, sign } from 'hono/jwt'

// Newest key first.
const keys = [process.env.APP_SECRET, process.env.APP_SECRET_PREVIOUS].filter(Boolean)

export async function readSigned(c, name) {
  for (const key of keys) {
    const value = await getSignedCookie(c, key, name)
    if (!value) continue // undefined: no cookie; false: another key
    if (key !== keys[0]) await setSignedCookie(c, name, value, keys[0])
    return value
  }
}

const guards = keys.map((secret) => jwt({ secret, alg: 'HS256' }))

export async function requireToken(c, next) {
  let last
  for (const guard of guards) {
    try {
      await guard(c, async () => {}) // sets jwtPayload, or throws 401
      return next()
    } catch (error) {
      last = error
    }
  }
  throw last
}

export const issue = (payload) => sign(payload, keys[0], 'HS256')
`,
  examples: {
    correct: [
      `import { generateSignedCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { keys } from './keys.js'

export const remember = (c, value) => setSignedCookie(c, 'choice', value, keys.newest)
export const cookieLine = (value) => generateSignedCookie('choice', value, keys.newest)

export async function recall(c) {
  for (const key of keys) {
    const value = await getSignedCookie(c, key, 'choice')
    if (value) return value
  }
}
`,
      `import { jwt, sign, verify } from 'hono/jwt'
import { keys } from './keys.js'

export const issue = (payload) => sign(payload, keys.newest, 'HS256')

export async function check(token) {
  for (const key of keys) {
    try {
      return await verify(token, key, 'HS256')
    } catch {}
  }
}

export const guards = keys.map((secret) => jwt({ secret, alg: 'HS256' }))
`,
      `import { Jwt } from 'hono/utils/jwt'
import { keys } from './keys.js'

export const issue = (payload) => Jwt.sign(payload, keys.newest, 'HS256')

export const checks = keys.map((key) => (token) => Jwt.verify(token, key, 'HS256'))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { sign } from 'hono/jwt'

export const issue = (payload) => sign(payload, 'made-up-token-key', 'HS256')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Hono } from 'hono'
import { jwt } from 'hono/jwt'
import { tokenKey } from './keys.js'

const app = new Hono()
app.use('/api/*', jwt({ secret: tokenKey, alg: 'HS256' }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getSignedCookie } from 'hono/cookie'
import { cookieKey } from './keys.js'

export const userOf = (c) => getSignedCookie(c, cookieKey, 'user')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verify } from 'hono/jwt'
import { tokenKey } from './keys.js'

export const check = (token) => verify(token, tokenKey, 'HS256')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Jwt } from 'hono/utils/jwt'
import { tokenKey } from './keys.js'

export const check = (token) => Jwt.verify(token, tokenKey, 'HS256')
`,
      },
    ],
  },
})
