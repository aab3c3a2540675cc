import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@vendure/core',
  verified: '3.7.3',
  reference: 'https://docs.vendure.io/reference/typescript-api/auth/auth-options',
  sinks: [
    {
      call: ['bootstrap', 'bootstrapWorker'],
      key: { argument: 0, property: 'authOptions.cookieOptions.keys' },
      role: 'sign and verify',
      emptyKey: 'accepted',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: ['bootstrap', 'bootstrapWorker'],
      key: { argument: 0, property: 'authOptions.cookieOptions.secret' },
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
        detail: "with `tokenMethod: 'cookie'`: customers and administrators",
      },
    ],
    unaffected: ["the rows of the sessions, and `tokenMethod: 'bearer'`"],
    withFallback: 'With the older key behind the newest in `keys` nobody is signed out.',
    dropWhen: 'the last session cookie that the old key signed has expired',
  },
  missingKey:
    'left out: a random key for each process, so every restart signs everybody out; `undefined`: ".keys required." at the start',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    "A missing setting goes unnoticed on one instance; several do not accept each other's cookies.",
    '`secret: [newest, older]` is no list: every request of somebody who has a cookie fails.',
    '`keys` wins when both options are given: `secret` is then ignored.',
  ],
  notes: ['`cookieOptions` is handed to cookie-session as it is: what its page says holds here, too.'],
  migration: `import { bootstrap } from '@vendure/core'

// Newest key first.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const start = (config) =>
  bootstrap({ ...config, authOptions: { ...config.authOptions, tokenMethod: 'cookie', cookieOptions: { keys } } })
`,
  examples: {
    correct: [
      `import { bootstrap } from '@vendure/core'
import { sessionKeys } from './keys.js'

bootstrap({ authOptions: { tokenMethod: 'cookie', cookieOptions: { keys: sessionKeys } } })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { bootstrap } from '@vendure/core'
import { sessionKey } from './keys.js'

bootstrap({ authOptions: { tokenMethod: 'cookie', cookieOptions: { secret: sessionKey } } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { bootstrap } from '@vendure/core'
import { sessionKey } from './keys.js'

bootstrap({ authOptions: { tokenMethod: 'cookie', cookieOptions: { keys: [sessionKey] } } })
`,
      },
    ],
  },
})
