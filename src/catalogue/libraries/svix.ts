import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'svix',
  verified: '1.99.1',
  reference: 'https://docs.svix.com/receiving/verifying-payloads/how',
  sinks: [
    {
      new: 'Webhook',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'either secret passes while the sender signs with both' },
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
    withFallback:
      'None is needed during the overlap: the sender signs with both secrets, and code with either one passes.',
    dropWhen: 'every instance has the new secret (how long the old one signs is the choice of the sender)',
  },
  missingKey: 'throws "Secret can\'t be empty."',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'In 1.x `whsec_` alone is an EMPTY key without an error, so anybody can sign a delivery; 2.5.0 throws.',
    'The text "undefined" is taken as a key, because it decodes as base64.',
    'An array is refused in the constructor.',
  ],
  notes: [
    'The secret is issued by the sender that uses Svix.',
    'The `whsec_` prefix is optional; the rest must be base64. With `format: "raw"` any string or bytes are taken.',
    'The documentation says that the old secret signs for 24 hours by default.',
  ],
  examples: {
    correct: [
      `import { Webhook } from 'svix'
import { webhookSecret } from './keys.js'

export const eventOf = (body, headers) => new Webhook(webhookSecret).verify(body, headers)
`,
    ],
    incorrect: [],
  },
})
