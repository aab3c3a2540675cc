import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'directus',
  verified: 'not run',
  reference: 'https://directus.io/docs/configuration/security-limits',
  sinks: [
    {
      setting: 'SECRET',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'the token is refused',
        severity: 'sign in again',
        detail: 'access and session tokens',
      },
      {
        what: 'links',
        shows: 'the token is refused',
        severity: 'send again',
        detail: 'password reset, invitation, e-mail verification',
      },
    ],
    unaffected: ['static tokens and password hashes (read in the source)'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey:
    'a random key for each process, with the warning "Tokens will not persist between restarts" (read in the source)',
  emptyKey: 'unknown',
  traps: [
    "Without `SECRET` every restart signs everybody out, and several instances do not accept each other's tokens.",
  ],
  notes: [
    'Read in the documentation and the source of 12.4.1, not run: it needs Node 22 and a database.',
    'The library reads the environment variable by itself; no code names it.',
  ],
  examples: { correct: [], incorrect: [] },
})
