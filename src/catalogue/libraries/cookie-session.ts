import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cookie-session',
  verified: '2.1.1',
  reference: 'https://github.com/expressjs/cookie-session#keys',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: 'keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'pass the newest key and the older ones as `keys`' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'with all data in them: the cookie is the only place that holds it',
      },
    ],
    unaffected: ['the payload stays readable to anybody: it is base64 JSON, signed and not encrypted'],
    withFallback:
      'Nobody is signed out. A read that matches an older key sends the signature cookie again, under the newest key.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey: 'throws ".keys required." when neither `keys` nor `secret` is given',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`secret: [new, old]` is no list: it is wrapped once more, and every request fails with 500.',
    '`keys: [undefined]` answers 200 and sets no cookie, without an error.',
    '`keys: []` is refused per request only, with "Keys must be provided.".',
    '`keys` as a bare string fails at the first request with "this.keys.index is not a function".',
    '`keys` wins when both options are given: `secret` is then ignored.',
  ],
  notes: ['With `signed: false` it needs no key.'],
  migration: `import cookieSession from 'cookie-session'

// Newest key first. \`keys\` takes the list; \`secret\` takes one string only and gives the same cookies.
const keys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const sessions = cookieSession({ name: 'session', keys })
`,
  examples: {
    correct: [
      `import cookieSession from 'cookie-session'
import { sessionKeys } from './keys.js'

app.use(cookieSession({ name: 'session', keys: sessionKeys }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import cookieSession from 'cookie-session'
import { olderKeys } from './keys.js'

app.use(cookieSession({ name: 'session', keys: ['made-up-session-key', ...olderKeys] }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import cookieSession from 'cookie-session'
import { sessionKey } from './keys.js'

app.use(cookieSession({ name: 'session', secret: sessionKey }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import cookieSession from 'cookie-session'
import { sessionKey } from './keys.js'

app.use(cookieSession({ keys: [sessionKey] }))
`,
      },
    ],
  },
})
