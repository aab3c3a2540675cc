import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@adminjs/express',
  verified: '6.1.1',
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
    unaffected: ['the rows in the session store'],
    withFallback: 'No administrator is signed out.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey: 'every request fails with "secret option required for sessions"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    '`cookiePassword` overwrites a `secret` in the options of the session.',
    '`[undefined]` answers and never sends the session cookie: the sign-in does nothing, without an error.',
  ],
  notes: [
    '`cookiePassword` becomes the `secret` of express-session. The bundle for the browser was not built.',
    'A part of its editor, `@tiptap/extension-horizontal-rule`, asks for a newer `@tiptap/core` than it comes with: install 2.27.3 beside it, or it does not load.',
  ],
  migration: `import AdminJSExpress from '@adminjs/express'

// Newest key first. Drop the second one after one cookie lifetime.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const routerFor = (admin, authenticate, session) =>
  AdminJSExpress.buildAuthenticatedRouter(
    admin,
    { authenticate, cookieName: 'adminjs', cookiePassword: keys },
    null,
    session,
  )
`,
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
