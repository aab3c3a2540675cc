import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/cookie',
  verified: '11.1.5',
  reference: 'https://github.com/fastify/fastify-cookie#rotating-signing-secret',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifyCookie'] },
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '5.0.0' },
    },
    {
      new: 'Signer',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '5.0.0' },
    },
    {
      call: ['signerFactory', 'Signer'],
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '5.0.0' },
    },
    {
      call: 'sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 'unsign',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`unsignCookie()` gives `{ valid: false, renew: false, value: null }`',
        severity: 'sign in again',
        detail: 'every signed cookie',
      },
    ],
    unaffected: [
      'code that reads `request.cookies`: it is never unsigned by itself and shows "value.signature" whatever the key',
    ],
    withFallback:
      'Every signed cookie verifies. `unsignCookie()` says `renew: true` for an older key; the application sets the cookie again.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been set again',
  },
  missingKey: 'without `secret` there is no `signCookie`, and `signed: true` fails with 500',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'Nothing signs a cookie again by itself: without acting on `renew: true` the old key has to stay as long as the cookies live.',
    '`[undefined]` throws "Secret key must be a string or Buffer."; `[""]` is accepted.',
    'An empty string or an empty array registers and fails when something is signed.',
    'Changing the array later adds keys for reading only: the key that signs is the one of the start.',
  ],
  notes: [
    '`fastify-cookie` is the old name of the package; lists came with its 5.0.0 (read in the source).',
    'The types of `sign` and `unsign` say one key; an array works at run time (run on 11.1.5).',
    'An object with `sign` and `unsign` is taken in place of the key, e.g. a `Signer`.',
  ],
  migration: `import cookie from '@fastify/cookie'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const secret = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const register = async (app) => {
  await app.register(cookie, { secret })
  app.decorate('readSigned', (request, reply, name) => {
    const { valid, renew, value } = app.unsignCookie(request.cookies[name] ?? '')
    if (valid && renew) reply.setCookie(name, value, { signed: true, path: '/' })
    return valid ? value : null
  })
}
`,
  examples: {
    correct: [
      `import fastifyCookie from '@fastify/cookie'
import Fastify from 'fastify'
import { cookieKeys } from './keys.js'

const app = Fastify()
app.register(fastifyCookie, { secret: cookieKeys })
`,
      `import { Signer, sign, signerFactory, unsign } from '@fastify/cookie'
import { cookieKeys } from './keys.js'

export const signer = new Signer(cookieKeys, 'sha256')
export const sameSigner = signerFactory(cookieKeys)

export const signValue = (value) => sign(value, cookieKeys)
export const readValue = (signed) => unsign(signed, cookieKeys)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import fastifyCookie from '@fastify/cookie'
import { olderKeys } from './keys.js'

app.register(fastifyCookie, { secret: ['made-up-cookie-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import fastifyCookie from '@fastify/cookie'
import { cookieKey } from './keys.js'

app.register(fastifyCookie, { secret: cookieKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Signer } from '@fastify/cookie'
import { cookieKey } from './keys.js'

export const signer = new Signer(cookieKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { signerFactory } from '@fastify/cookie'
import { cookieKey } from './keys.js'

export const signer = signerFactory(cookieKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { unsign } from '@fastify/cookie'
import { cookieKey } from './keys.js'

export const open = (signed) => unsign(signed, cookieKey)
`,
      },
    ],
  },
})
