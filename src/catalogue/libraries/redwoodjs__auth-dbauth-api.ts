import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@redwoodjs/auth-dbauth-api',
  verified: '8.9.0',
  reference: 'https://www.npmjs.com/package/@redwoodjs/auth-dbauth-api',
  sinks: [
    {
      setting: 'SESSION_SECRET',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: '"Session has potentially been tampered with"',
        severity: 'sign in again',
      },
    ],
    unaffected: ['password hashes'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey: 'fails when a session is first used',
  emptyKey: 'refused',
  shortestKey: '32 characters ("Invalid key length")',
  traps: ['Only the first 32 characters count: changing the rest is no rotation.'],
  notes: [
    'The library reads `SESSION_SECRET` by itself; no code names it. `@cedarjs/auth-dbauth-api` reads it too.',
    '`encryptSession` and `decryptSession` were run with a stand-in for the database client.',
  ],
  examples: { correct: [], incorrect: [] },
})
