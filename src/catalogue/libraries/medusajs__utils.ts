import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofTheCookies: Rotation = {
  invalidates: [
    {
      what: 'sessions',
      shows: 'a new, empty session',
      severity: 'sign in again',
      detail: 'whoever is signed in with a cookie, as the dashboard does',
    },
  ],
  unaffected: ['tokens: `jwtSecret` signs them'],
  withFallback: 'With the older key behind the newest in `cookieSecret` nobody is signed out.',
  dropWhen: 'the last instance has the new key',
}

export default defineLibrary({
  package: '@medusajs/utils',
  verified: '2.21.2',
  reference: 'https://docs.medusajs.com',
  sinks: [
    {
      from: ['@medusajs/framework/utils', '@medusajs/utils'],
      call: 'defineConfig',
      key: { argument: 0, property: 'projectConfig.http.jwtSecret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      from: ['@medusajs/framework/utils', '@medusajs/utils'],
      call: 'defineConfig',
      key: { argument: 0, property: 'projectConfig.http.cookieSecret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
      rotation: ofTheCookies,
    },
    {
      setting: 'JWT_SECRET',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      setting: 'COOKIE_SECRET',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
      rotation: ofTheCookies,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'the token is refused',
        severity: 'sign in again',
        detail: 'tokens of administrators and of customers',
      },
    ],
    unaffected: ['sessions: `cookieSecret` signs their cookie'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey:
    'reads `JWT_SECRET` and `COOKIE_SECRET` from the environment; without them both keys are one word outside production, the same for everybody; in production "http.jwtSecret not found" at the start',
  emptyKey: 'accepted',
  withEmptyKey: 'takes a word instead that stands in the package, outside production',
  shortestKey: 'any',
  traps: [
    'A list of keys as `jwtSecret` refuses every token.',
    '`COOKIE_SECRET` is one key: a list has to be passed as `cookieSecret`.',
    'Outside production a missing setting goes unnoticed: the key is then a word that stands in the package, the same for everybody.',
  ],
  notes: [
    'Run with the middleware of the server (2.21.2), without the database that its routes need.',
    'The type of `cookieSecret` names a string only; express-session, which is given the value, takes a list.',
  ],
  migration: `import { defineConfig } from '@medusajs/framework/utils'

// Newest key first.
const cookieSecret = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export default defineConfig({ projectConfig: { http: { cookieSecret } } })
`,
  examples: {
    correct: [
      `import { defineConfig } from '@medusajs/framework/utils'

// JWT_SECRET and COOKIE_SECRET hold the keys.
export default defineConfig({ projectConfig: { databaseUrl: 'postgres://localhost/medusa' } })
`,
      `import { defineConfig } from '@medusajs/framework/utils'
import { cookieKeys } from './keys.js'

export default defineConfig({ projectConfig: { http: { cookieSecret: cookieKeys } } })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { defineConfig } from '@medusajs/framework/utils'
import { tokenKey } from './keys.js'

export default defineConfig({ projectConfig: { http: { jwtSecret: tokenKey } } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { defineConfig } from '@medusajs/framework/utils'
import { cookieKey } from './keys.js'

export default defineConfig({ projectConfig: { http: { cookieSecret: cookieKey } } })
`,
      },
    ],
  },
})
