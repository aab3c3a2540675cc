import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@uploadcare/signed-uploads',
  verified: '6.18.4',
  reference: 'https://uploadcare.com/docs/security/secure-uploads/',
  sinks: [
    {
      call: 'generateSecureSignature',
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'links',
        shows: 'dead links',
        severity: 'send again',
        detail: 'every signature for an upload that was handed out',
      },
    ],
    unaffected: ['the files'],
    withFallback: 'There is none.',
    dropWhen: 'at once: it cannot be kept',
  },
  missingKey: 'throws ERR_INVALID_ARG_TYPE',
  emptyKey: 'accepted',
  notes: ['Uploadcare issues the key.'],
  examples: {
    correct: [
      `import { generateSecureSignature } from '@uploadcare/signed-uploads'
import { uploadKey } from './keys.js'

export const signatureUntil = (expire) => generateSecureSignature(uploadKey, { expire })
`,
    ],
    incorrect: [],
  },
})
