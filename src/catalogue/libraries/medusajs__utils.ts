import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofTheCookies: Rotation = {
  invalidates: [
    { what: 'sessions', shows: 'a new, empty session', severity: 'sign in again', detail: 'not run' },
  ],
  unaffected: [],
  withFallback: 'Whether it takes a fallback key was not run.',
  dropWhen: 'the last instance has the new key',
}

export default defineLibrary({
  package: '@medusajs/utils',
  verified: 'not run',
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
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
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
        detail: 'tokens of the admin and of the store; not run',
      },
    ],
    unaffected: [],
    withFallback: 'Whether it takes a fallback key was not run.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey:
    'reads `JWT_SECRET` and `COOKIE_SECRET` from the environment; without them both keys are one word outside production, the same for everybody, and undefined in production',
  emptyKey: 'unknown',
  traps: [
    'Outside production a missing setting goes unnoticed: the key is then a word that stands in the package, the same for everybody.',
  ],
  notes: [
    'Run on 2.21.2: where the keys come from and their defaults. What a rotation does was not run: it needs PostgreSQL.',
  ],
  examples: {
    correct: [
      `import { defineConfig } from '@medusajs/framework/utils'

// JWT_SECRET and COOKIE_SECRET hold the keys.
export default defineConfig({ projectConfig: { databaseUrl: 'postgres://localhost/medusa' } })
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
