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
    invalidates: [{ what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' }],
    unaffected: [
      'the rows in the session store (unreachable until they expire)',
      'data that the session points to',
    ],
    withFallback: 'Nobody is signed out; each cookie is signed with the newest key the next time it is set.',
    dropWhen:
      'one cookie `maxAge` after the last instance signs with the new key; without `maxAge`, never for certain',
  },
  missingKey: 'every request fails with "secret option required for sessions"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'With the old key first (`[old, new]`) everything verifies and the old key goes on signing: the rotation never ends.',
    '`[undefined]` signs nothing and sets no cookie.',
  ],
  migration: `import session from 'express-session'

// Newest key first. Drop the second one after one cookie maxAge.
const keys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

app.use(session({ secret: keys, resave: false, saveUninitialized: false }))
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
