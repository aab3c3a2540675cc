import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@vendure/core',
  verified: 'not run',
  reference: 'https://docs.vendure.io/reference/typescript-api/auth/auth-options',
  sinks: [
    {
      call: ['bootstrap', 'bootstrapWorker'],
      key: { argument: 0, property: 'authOptions.cookieOptions.secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: "with `tokenMethod: 'cookie'`; not run",
      },
    ],
    unaffected: ["the rows of the sessions, and `tokenMethod: 'bearer'`"],
    withFallback: 'Whether it takes a fallback key was not run.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'a random key for each process: every restart signs everybody out (run on 3.7.3)',
  emptyKey: 'unknown',
  traps: ["A missing setting goes unnoticed on one instance; several do not accept each other's cookies."],
  notes: [
    'Only the default was run, on 3.7.3; the rest was read.',
    '`cookieOptions` is handed to cookie-session as it is, so `keys: [newest, older]` may work (read in the source, not run).',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { bootstrap } from '@vendure/core'
import { sessionKey } from './keys.js'

bootstrap({ authOptions: { tokenMethod: 'cookie', cookieOptions: { secret: sessionKey } } })
`,
      },
    ],
  },
})
