import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/hapi',
  verified: '21.4.10',
  reference: 'https://hapi.dev/api#-serverstatename-options',
  sinks: [
    {
      method: 'state',
      of: { call: ['server', 'Server'], new: ['server', 'Server'], type: 'Server' },
      key: { argument: 1, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'named id' },
    },
    {
      method: 'state',
      of: { call: ['server', 'Server'], new: ['server', 'Server'], type: 'Server' },
      key: { argument: 1, property: 'sign.password' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: "move the cookie to `encoding: 'iron'`, whose `password` takes several",
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '400 "Invalid cookie value"; with `ignoreErrors: true` no value',
        severity: 'sign in again',
        detail: 'by default every request of a returning visitor is refused until the cookie is gone',
      },
    ],
    unaffected: [
      "cookies with `sign` and the default `encoding: 'none'`: the signature is written and never verified on the way in",
    ],
    withFallback: 'With the object of ids every cookie is read; reading does not seal it again.',
    dropWhen: 'the last cookie that the old key sealed has expired, or has been set again',
  },
  missingKey: 'accepted at the start; fails with 500 when a cookie is set',
  emptyKey: 'refused',
  shortestKey: '32 characters, checked when a cookie is set',
  traps: [
    'With `ignoreErrors: false` (the default) a rotation does not sign visitors out: it locks them out, with 400 on every request.',
    'A cookie made with a plain string has no id and is looked up as `default`: keep the oldest key under that name.',
    'An array of passwords is refused by `server.state()`, and the error prints them.',
    '`sign.password` as an object passes `server.state()`; then one request with such a cookie is an unhandled TypeError that ends the process.',
    "`sign` with the default `encoding: 'none'` protects nothing: any value passes.",
  ],
  notes: [
    'One object carries both directions: `{ id, secret }` seals, the other entries are looked up by id.',
  ],
  migration: `import Hapi from '@hapi/hapi'

const newest = process.env.COOKIE_PASSWORD
const oldest = process.env.COOKIE_PASSWORD_PREVIOUS

// { id, secret } seals; the other entries are looked up by id when reading.
// Cookies that were made with a plain string carry no id and are looked up as default.
const password = oldest ? { id: 'k2', secret: newest, k2: newest, default: oldest } : newest

export const server = Hapi.server({ port: 3000 })
server.state('user', { encoding: 'iron', password, ignoreErrors: true })
`,
  examples: {
    correct: [
      `import Hapi from '@hapi/hapi'
import { newestKey, olderKey } from './keys.js'

const server = Hapi.server({ port: 3000 })
server.state('user', {
  encoding: 'iron',
  password: { id: 'k2', secret: newestKey, k2: newestKey, default: olderKey },
  ignoreErrors: true,
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Hapi from '@hapi/hapi'
import { olderKey } from './keys.js'

const server = Hapi.server({ port: 3000 })
server.state('user', {
  encoding: 'iron',
  password: { id: 'k2', secret: 'made-up-key-for-the-examples-only!', default: olderKey },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hapi from '@hapi/hapi'
import { cookieKey } from './keys.js'

const server = Hapi.server({ port: 3000 })
server.state('user', { encoding: 'iron', password: cookieKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hapi from '@hapi/hapi'
import { cookieKey } from './keys.js'

const server = Hapi.server({ port: 3000 })
server.state('user', { encoding: 'base64json', sign: { password: cookieKey } })
`,
      },
    ],
  },
})
