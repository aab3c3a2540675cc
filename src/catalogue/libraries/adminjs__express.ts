import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@adminjs/express',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/@adminjs/express',
  sinks: [
    {
      call: 'buildAuthenticatedRouter',
      key: { argument: 1, property: 'cookiePassword' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'administrators',
      },
    ],
    unaffected: [],
    withFallback:
      'By the source `cookiePassword` becomes the `secret` of express-session, which takes an array, the newest key first; it was not run.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  emptyKey: 'unknown',
  traps: ['`cookiePassword` overwrites a `secret` in the options of the session.'],
  notes: ['Read in the source, not run: a dependency of adminjs does not load.'],
  examples: {
    correct: [
      `import AdminJSExpress from '@adminjs/express'
import { admin, authenticate } from './admin.js'
import { sessionKeys } from './keys.js'

export const router = AdminJSExpress.buildAuthenticatedRouter(admin, {
  authenticate,
  cookieName: 'adminjs',
  cookiePassword: sessionKeys,
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import AdminJSExpress from '@adminjs/express'
import { admin, authenticate } from './admin.js'
import { olderKeys } from './keys.js'

export const router = AdminJSExpress.buildAuthenticatedRouter(admin, {
  authenticate,
  cookieName: 'adminjs',
  cookiePassword: ['made-up-session-key', ...olderKeys],
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import AdminJSExpress from '@adminjs/express'
import { admin, authenticate } from './admin.js'
import { sessionKey } from './keys.js'

export const router = AdminJSExpress.buildAuthenticatedRouter(admin, {
  authenticate,
  cookieName: 'adminjs',
  cookiePassword: sessionKey,
})
`,
      },
    ],
  },
})
