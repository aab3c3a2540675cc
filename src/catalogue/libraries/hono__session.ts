import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hono/session',
  verified: '0.2.1',
  reference: 'https://www.npmjs.com/package/@hono/session',
  sinks: [
    {
      call: 'useSession',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      setting: 'AUTH_SECRET',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'each failed decryption is printed to stderr',
      },
    ],
    unaffected: ['the rows of a session storage (read in the source, not run)'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey:
    'reads `AUTH_SECRET` from the environment; without it every request fails with 500 "Missing AUTH_SECRET"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['An array of keys is no list.'],
  notes: ['The library reads `AUTH_SECRET` by itself; no code names it.'],
  examples: {
    correct: [
      `import { useSession } from '@hono/session'

// AUTH_SECRET holds the key.
app.use(useSession())
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { useSession } from '@hono/session'
import { sessionKey } from './keys.js'

app.use(useSession({ secret: sessionKey }))
`,
      },
    ],
  },
})
