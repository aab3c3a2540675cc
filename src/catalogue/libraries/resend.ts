import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'resend',
  verified: '6.38.0',
  reference: 'https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests',
  sinks: [
    {
      method: 'webhooks.verify',
      of: { new: 'Resend' },
      key: { argument: 0, property: 'webhookSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'WebhookVerificationError "No matching signature found"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both secrets pass when each is tried.',
    dropWhen: 'Resend signs with the new secret and every instance has it',
  },
  missingKey: 'throws "Expected secret to be of type string"',
  notes: ['Resend issues the secret; its API can rotate it (`rotateSigningSecret`).'],
  examples: {
    correct: [
      `import { Resend } from 'resend'
import { apiKey, webhookSecret } from './keys.js'

const resend = new Resend(apiKey)

export const eventOf = (payload, headers) => resend.webhooks.verify({ payload, headers, webhookSecret })
`,
    ],
    incorrect: [],
  },
})
