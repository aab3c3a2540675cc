import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'h3',
  verified: '2.0.8',
  reference: 'https://h3.dev/examples/handle-session',
  sinks: [
    {
      call: ['useSession', 'getSession', 'updateSession', 'sealSession'],
      key: { argument: 1, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'the object of iron (`{ id, secret, [id]: newest, default: old }`) passes through at run time, but nothing documents it and the type says `string`',
      },
    },
    {
      call: 'unsealSession',
      key: { argument: 1, property: 'password' },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'the object of iron (`{ id, secret, [id]: newest, default: old }`) passes through at run time, but nothing documents it and the type says `string`',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session, without an error',
        severity: 'sign in again',
        detail:
          'with all data in them; the first visit overwrites the cookie, so putting the old key back does not help',
      },
    ],
    unaffected: ['data on the server'],
    withFallback:
      'There is no documented fallback key. With the undocumented object nobody is signed out as long as the id of the old key stays in it.',
    dropWhen: 'one session `maxAge` after the last instance seals with the new key',
  },
  missingKey: 'fails with 500 when a session is first used',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'A failed unseal is silent, and the answer to it overwrites the cookie: the old session is gone for good on the first visit.',
    'An array of keys is no list: the sessions of the old key are empty.',
    '2.0.8 raised the PBKDF2 iterations and seals the cookies of older releases again: it needs the same key for that.',
  ],
  notes: [
    'Also run against 1.15.11. `useSession` was run; the other functions take the same configuration (read in the source of 2.0.8).',
    'h3js/h3#1335 would accept a record of keys; it is open.',
    '`clearSession` takes the same configuration and does not read the key (read in the source of 2.0.8).',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { defineEventHandler, useSession } from 'h3'
import { sessionKey } from './keys.js'

export default defineEventHandler(async (event) => {
  const session = await useSession(event, { password: sessionKey })
  return session.data.user
})
`,
      },
    ],
  },
})
