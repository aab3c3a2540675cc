import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'hono-sessions',
  verified: '0.8.1',
  reference: 'https://www.npmjs.com/package/hono-sessions',
  sinks: [
    {
      call: 'sessionMiddleware',
      key: { argument: 0, property: 'encryptionKey' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      call: 'sessionMiddleware',
      key: { argument: 0, property: 'encryptionKey', returned: true },
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
        detail: 'with all data in them where the CookieStore is used',
      },
    ],
    unaffected: ['the rows of a store on the server'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey:
    'with the CookieStore it throws "encryptionKey is required while using CookieStore. encryptionKey must be at least 32 characters long."; with other stores the session id travels unencrypted',
  emptyKey: 'refused',
  shortestKey: '32 characters, checked at each request',
  traps: [
    'An array of keys is no list.',
    'A short key passes at the start and fails with 500 at each request.',
    'With a store on the server a missing setting goes unnoticed: the session id is then not encrypted.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { CookieStore, sessionMiddleware } from 'hono-sessions'
import { sessionKey } from './keys.js'

app.use('*', sessionMiddleware({ store: new CookieStore(), encryptionKey: sessionKey }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { CookieStore, sessionMiddleware } from 'hono-sessions'
import { keyOf } from './keys.js'

app.use('*', sessionMiddleware({ store: new CookieStore(), encryptionKey: (c) => keyOf(c.env) }))
`,
      },
    ],
  },
})
