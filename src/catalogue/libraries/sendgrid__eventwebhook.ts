import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@sendgrid/eventwebhook',
  verified: '8.0.0',
  reference:
    'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
  sinks: [],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other key pair; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Nothing secret is kept here: SendGrid changes the pair in its settings.',
    dropWhen: 'SendGrid signs with the new pair',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'split\')"',
  notes: [
    'The key is PUBLIC: `convertPublicKeyToECDSA(publicKey)` and `verifySignature` take no secret, whatever the setting is called.',
  ],
  examples: {
    correct: [
      `import { EventWebhook } from '@sendgrid/eventwebhook'

const webhook = new EventWebhook()
const publicKey = webhook.convertPublicKeyToECDSA('made-up-public-key')

export const isGenuine = (body, signature, timestamp) =>
  webhook.verifySignature(publicKey, body, signature, timestamp)
`,
    ],
    incorrect: [],
  },
})
