import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'express-session',
  verified: '1.19.0',
  reference: 'https://github.com/expressjs/session#secret',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '1.11.0' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' },
      {
        what: 'requests in flight',
        shows: 'a new, empty session',
        severity: 'send again',
        detail: 'CSRF tokens and sign-ins under way at a provider that keep their state in the session',
      },
    ],
    unaffected: [
      'the rows in the session store (unreachable until they expire; the old key reaches them again)',
      'password hashes',
    ],
    withFallback:
      'Nobody is signed out. The cookie is signed with the newest key when `rolling: true` is set, or when the session changes and the cookie has a `maxAge`.',
    dropWhen:
      'one cookie `maxAge` after the last instance signs with the new key; without `maxAge`, never for certain',
  },
  missingKey:
    'every request fails with "secret option required for sessions", unless cookie-parser has a key: then that key is used',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'With the old key first (`[old, new]`) everything verifies and the old key goes on signing: the rotation never ends.',
    '`[undefined]` answers 200 and never sends the session cookie: the sign-in does nothing, without an error.',
    'Reading a session does not sign its cookie again: without `rolling: true` the old key has to stay as long as the cookies live.',
    'Without `secret` the key of cookie-parser is used; a cookie passes too when only cookie-parser still knows the old key.',
  ],
  notes: ['The option `key` is an old name of the cookie name; no key is meant.'],
  migration: `import session from 'express-session'

// Newest key first. With rolling: true every answer signs the cookie again,
// so the second key may go after one cookie lifetime.
const keys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const sessions = (store) =>
  session({ secret: keys, store, rolling: true, resave: false, saveUninitialized: false })
`,
  examples: {
    correct: [
      `import session from 'express-session'
import { sessionKeys } from './keys.js'

app.use(session({ secret: sessionKeys, resave: false, saveUninitialized: false }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import session from 'express-session'
import { olderKeys } from './keys.js'

app.use(session({ secret: ['made-up-session-key', ...olderKeys] }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import session from 'express-session'
import { sessionKey } from './keys.js'

app.use(session({ secret: sessionKey }))
`,
      },
    ],
  },
})
