import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'nuxt-auth-utils',
  verified: '0.5.30',
  reference: 'https://www.npmjs.com/package/nuxt-auth-utils',
  sinks: [
    {
      setting: 'NUXT_SESSION_PASSWORD',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      exported: 'runtimeConfig.session.password',
      file: 'nuxt.config',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' }],
    unaffected: ['password hashes: `hashPassword` uses scrypt and no key'],
    withFallback: 'There is no documented fallback key (atinux/nuxt-auth-utils#202 is open).',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey:
    'in production every use of a session fails with 500; in development a random key is made and appended to `.env` (read in the source)',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: ['When both are set, the environment variable wins over `runtimeConfig.session.password`.'],
  notes: [
    'The library reads `NUXT_SESSION_PASSWORD` by itself; no code names it.',
    'Run with a stand-in for the `#imports` of Nuxt, on the h3 1.x that it depends on; not inside a started Nuxt application.',
  ],
  examples: {
    correct: [
      `import { defineNuxtConfig } from 'nuxt/config'

// NUXT_SESSION_PASSWORD holds the key.
export default defineNuxtConfig({ modules: ['nuxt-auth-utils'] })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        filename: 'nuxt.config.ts',
        code: `import { defineNuxtConfig } from 'nuxt/config'
import { sessionKey } from './keys.js'

export default defineNuxtConfig({
  modules: ['nuxt-auth-utils'],
  runtimeConfig: { session: { password: sessionKey } },
})
`,
      },
    ],
  },
})
