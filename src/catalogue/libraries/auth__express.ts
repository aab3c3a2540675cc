import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@auth/express',
  verified: '0.12.3',
  reference: 'https://authjs.dev/reference/express',
  sinks: [
    {
      call: 'ExpressAuth',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
    },
    {
      call: 'getSession',
      key: { argument: 1, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
    {
      setting: ['AUTH_SECRET', 'AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'],
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'map',
        newest: 'highest id',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a session that is null',
        severity: 'sign in again',
        detail: 'JWT sessions, the default without an adapter',
      },
      {
        what: 'links',
        shows: 'a redirect with error=Verification',
        severity: 'send again',
        detail: 'e-mail sign-in links on the way',
      },
      {
        what: 'requests in flight',
        shows: 'another CSRF token',
        severity: 'send again',
        detail: 'sign-ins under way (PKCE, state and nonce cookies) and sign-in forms that are open',
      },
    ],
    unaffected: ['database sessions'],
    withFallback:
      'JWT sessions and sign-ins under way go on; e-mail links and CSRF cookies are lost all the same.',
    dropWhen: 'one `session.maxAge` after the last instance encrypts with the new key',
  },
  missingKey: 'every request is answered with 500 "There was a problem with the server configuration."',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    '`AUTH_SECRET` with the new key and `AUTH_SECRET_1` with the old one reads both and goes on signing with the OLD one: the new key belongs into `AUTH_SECRET_1`.',
    'A key replaced in place in `AUTH_SECRET` signs everybody out.',
  ],
  notes: [
    'The keys are those of `@auth/core`: arrays since its 0.24.0, numbered settings since its 0.25.0.',
    'A `secret` in code switches the settings off.',
    'What happens to links and requests in flight was run with `@auth/core`, which does the work.',
  ],
  migration: `import { ExpressAuth } from '@auth/express'

// Newest key first. Drop the second one after one session.maxAge.
const keys = [process.env.AUTH_SECRET, process.env.AUTH_SECRET_OLD].filter(Boolean)

app.use('/auth', ExpressAuth({ secret: keys, providers: [] }))

// Without code: AUTH_SECRET=<old, unchanged> and AUTH_SECRET_1=<new>;
// later AUTH_SECRET=<new> and no AUTH_SECRET_1.
`,
  examples: {
    correct: [
      `import { ExpressAuth, getSession } from '@auth/express'
import { authKeys } from './keys.js'

const config = { secret: authKeys, providers: [] }

app.use('/auth', ExpressAuth(config))

app.use(async (req, res, next) => {
  res.locals.session = await getSession(req, config)
  next()
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { ExpressAuth } from '@auth/express'
import { olderKeys } from './keys.js'

app.use('/auth', ExpressAuth({ secret: ['made-up-session-key', ...olderKeys], providers: [] }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { ExpressAuth } from '@auth/express'
import { authKey } from './keys.js'

app.use('/auth', ExpressAuth({ secret: authKey, providers: [] }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getSession } from '@auth/express'
import { sessionKey } from './keys.js'

export const sessionOf = (req) => getSession(req, { providers: [], secret: sessionKey })
`,
      },
    ],
  },
})
