import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cookie-parser',
  verified: '1.4.7',
  reference: 'https://github.com/expressjs/cookie-parser#cookieparsersecret-options',
  sinks: [
    {
      call: 'default',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '1.4.0' },
    },
    {
      call: ['signedCookie', 'signedCookies'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '1.4.0' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`req.signedCookies.name` is `false`, not `undefined`',
        severity: 'sign in again',
        detail: 'every signed cookie: sessions, remembered choices',
      },
      {
        what: 'requests in flight',
        shows: '`req.signedCookies.name` is `false`, not `undefined`',
        severity: 'send again',
        detail: 'forms whose CSRF token stands in a signed cookie (csurf, tiny-csrf)',
      },
    ],
    unaffected: ['unsigned cookies', 'data on the server'],
    withFallback: 'Every signed cookie still verifies. A read does not sign it again.',
    dropWhen: 'the last cookie that the old key signed has expired, or the application has set it again',
  },
  missingKey:
    'no error until `res.cookie(name, value, { signed: true })`, which throws `cookieParser("secret") required for signed cookies`; signed cookies arrive unverified in `req.cookies`, as `s:value.signature`',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'Nothing signs a cookie again on a read: an old key has to stay as long as its cookies live.',
    '`[undefined]` makes every request that carries a signed cookie fail with "Secret string must be provided.".',
    'The helpers `signedCookie` and `signedCookies` have the key themselves: rotate it there, too, or the socket handshake refuses what the application accepts.',
  ],
  notes: [
    'The array is read at every request: `unshift()` on it rotates a running application.',
    'This key is also taken by express-session when it has none of its own, and by csurf and tiny-csrf for signed cookies.',
  ],
  migration: `import cookieParser from 'cookie-parser'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const cookies = cookieParser(keys)
`,
  examples: {
    correct: [
      `import cookieParser from 'cookie-parser'
import { cookieKeys } from './keys.js'

app.use(cookieParser(cookieKeys))
`,
      `import { signedCookie, signedCookies } from 'cookie-parser'
import { cookieKeys } from './keys.js'

export const sessionIdOf = (raw) => signedCookie(decodeURIComponent(raw), cookieKeys)

export const verified = (cookies) => signedCookies(cookies, cookieKeys)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import cookieParser from 'cookie-parser'
import { olderKeys } from './keys.js'

app.use(cookieParser(['made-up-cookie-key', ...olderKeys]))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import cookieParser from 'cookie-parser'
import { cookieKey } from './keys.js'

app.use(cookieParser(cookieKey))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { signedCookie } from 'cookie-parser'
import { cookieKey } from './keys.js'

export const open = (value) => signedCookie(value, cookieKey)
`,
      },
    ],
  },
})
