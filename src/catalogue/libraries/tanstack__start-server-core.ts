import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@tanstack/start-server-core',
  verified: '1.169.40',
  reference: 'https://tanstack.com/start/latest/docs/framework/react/guide/authentication-server-primitives',
  sinks: [
    {
      from: [
        '@tanstack/start-server-core',
        '@tanstack/react-start/server',
        '@tanstack/solid-start/server',
        '@tanstack/vue-start/server',
      ],
      call: ['useSession', 'getSession', 'updateSession', 'sealSession', 'unsealSession'],
      key: { argument: 0, property: 'password' },
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
  missingKey: 'fails with 500 when a session is first used',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  notes: [
    '`useSession` is there up to 1.169.40 and gone in 1.169.45; the official example now uses iron-session, which takes several keys.',
    'Only `useSession` was run.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { useSession } from '@tanstack/react-start/server'
import { sessionKey } from './keys.js'

export const useAppSession = () => useSession({ name: 'app', password: sessionKey })
`,
      },
    ],
  },
})
