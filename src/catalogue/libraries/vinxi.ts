import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'vinxi',
  verified: '0.5.11',
  reference: 'https://docs.solidjs.com/solid-start/v2/advanced/session',
  sinks: [
    {
      from: 'vinxi/http',
      call: 'useSession',
      key: { argument: 'last', property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' }],
    unaffected: ['data on the server'],
    withFallback: 'There is no documented fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey: 'fails when a session is first used',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  notes: [
    'The session is that of h3 1.x, which it brings along.',
    'The form with an event was run; `useSession({ password })` alone was not.',
    'SolidStart 2 has the same `useSession({ password })` in `@solidjs/start/http` (documentation only).',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `'use server'
import { useSession } from 'vinxi/http'
import { sessionKey } from './keys.js'

export const getSession = () => useSession({ password: sessionKey })
`,
      },
    ],
  },
})
