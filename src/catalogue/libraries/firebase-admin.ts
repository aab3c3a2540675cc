import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'firebase-admin',
  verified: 'not run',
  reference: 'https://firebase.google.com/docs/auth/admin/manage-cookies',
  sinks: [
    {
      from: 'firebase-admin/app',
      call: 'cert',
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'several keys of a service account may be active at Google' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'Google rejects the token',
        severity: 'send again',
        detail: 'custom tokens, which live one hour',
      },
      {
        what: 'links',
        shows: 'dead links',
        severity: 'send again',
        detail: 'signed URLs of the service account key that was deleted',
      },
    ],
    unaffected: ['session cookies: Google signs them'],
    withFallback: 'Several keys of a service account may be active, so the old one is deleted last.',
    dropWhen:
      'one hour after the last instance signs with the new key, and when the signed URLs have expired',
  },
  notes: [
    'Nothing was run: the claims stand in the documentation. The version read was 13.10.0.',
    'The key signs custom tokens and links, and Google verifies them; it is rotated in Google Cloud IAM.',
  ],
  examples: {
    correct: [
      `import { cert, initializeApp } from 'firebase-admin/app'
import { privateKey } from './keys.js'

export const app = initializeApp({ credential: cert({ projectId, clientEmail, privateKey }) })
`,
    ],
    incorrect: [],
  },
})
