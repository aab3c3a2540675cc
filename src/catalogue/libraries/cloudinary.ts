import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cloudinary',
  verified: '2.11.0',
  reference: 'https://cloudinary.com/documentation/delivery_url_signatures',
  sinks: [
    {
      call: 'v2.config',
      key: { argument: 0, property: 'api_secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
    },
    {
      call: 'v2.utils.api_sign_request',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest secret' },
      rotatedBy: 'third party',
    },
    {
      setting: 'CLOUDINARY_URL',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'links',
        shows: 'dead links',
        severity: 'send again',
        detail: 'every signed link that was handed out or cached',
      },
      {
        what: 'webhooks',
        shows: '`verifyNotificationSignature` answers false',
        severity: 'send again',
        detail: 'notifications signed with the other secret',
      },
    ],
    unaffected: ['the files'],
    withFallback: 'There is none here.',
    dropWhen: 'no signed link of the old secret is in use any more',
  },
  missingKey: 'reads `CLOUDINARY_URL`; a signed upload throws "Must supply api_secret"',
  traps: [
    '`url` and `utils.api_sign_request` sign with the text "undefined" when the secret is missing, without an error.',
  ],
  notes: [
    'Cloudinary issues the secret; it is rotated in its settings.',
    '`CLOUDINARY_URL` carries the secret in its text.',
    'A single call may carry an `api_secret` of its own in its options.',
    '`utils.verifyNotificationSignature` uses the secret of `config`.',
  ],
  examples: {
    correct: [
      `import { v2 as cloudinary } from 'cloudinary'
import { apiSecret } from './keys.js'

cloudinary.config({ cloud_name: 'demo', api_key: apiKey, api_secret: apiSecret })

export const signatureOf = (upload) => cloudinary.utils.api_sign_request(upload, apiSecret)
`,
    ],
    incorrect: [],
  },
})
