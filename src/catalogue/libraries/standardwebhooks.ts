import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'standardwebhooks',
  verified: '1.1.1',
  reference: 'https://github.com/standard-webhooks/standard-webhooks',
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
      'None is needed during the overlap: several signatures in one header are all tried, and code with either secret passes.',
    dropWhen: 'every instance has the new secret',
  },
  missingKey: 'throws "Expected secret to be of type string"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The text "undefined" is taken as a key, because it decodes as base64.',
    'An array is refused in the constructor.',
  ],
  notes: [
    'The secret is issued by the sender.',
    'The `whsec_` prefix is optional; the rest must be base64. With `format: "raw"` any string or bytes are taken.',
    '1.1 refuses `whsec_` with nothing behind it; the copy of 1.0 in svix 1.99 takes it as an EMPTY key.',
  ],
  examples: {
    correct: [
      `import { Webhook } from 'standardwebhooks'
import { webhookSecret } from './keys.js'

export const eventOf = (body, headers) => new Webhook(webhookSecret).verify(body, headers)
`,
    ],
    incorrect: [],
  },
})
