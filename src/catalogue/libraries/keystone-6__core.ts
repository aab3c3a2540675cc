import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@keystone-6/core',
  verified: '8.1.0',
  reference: 'https://keystonejs.com/docs/config/session',
  sinks: [
    {
      from: '@keystone-6/core/session',
      call: ['statelessSessions', 'storedSessions'],
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'the object of `@hapi/iron` (`{ id, secret, [id]: newest, default: old }`) passes through at run time, but nothing documents it and the type says `string`',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a request without a session',
        severity: 'sign in again',
        detail: 'cookies and Bearer tokens',
      },
    ],
    unaffected: ['the rows of `storedSessions`', 'password hashes'],
    withFallback:
      'There is no documented fallback key. With the undocumented object nobody is signed out as long as the id of the old key stays in it.',
    dropWhen: 'one session `maxAge` after the last instance seals with the new key',
  },
  missingKey:
    "a random key for each process: every restart signs everybody out, and several instances do not accept each other's sessions",
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'A missing setting goes unnoticed: the key is then random, and new with every restart.',
    'An array is no list: "The session secret must be at least 32 characters long".',
    'The length test counts the elements of an array: 32 keys would pass it.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { config } from '@keystone-6/core'
import { statelessSessions } from '@keystone-6/core/session'
import { sessionKey } from './keys.js'

export default config({
  session: statelessSessions({ secret: sessionKey, maxAge: 60 * 60 * 24 }),
})
`,
      },
    ],
  },
})
