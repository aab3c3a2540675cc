import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'razorpay',
  verified: '2.9.8',
  reference: 'https://razorpay.com/docs/webhooks/validate-test/',
  sinks: [
    {
      call: 'validateWebhookSignature',
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
    {
      from: 'razorpay/dist/utils/razorpay-utils',
      call: 'validatePaymentVerification',
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each `key_secret` in turn' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'signatures',
            shows: 'false',
            severity: 'send again',
            detail: 'payments signed with the other `key_secret`',
          },
        ],
        unaffected: ['webhooks: they have a secret of their own'],
        withFallback: 'Payments of both secrets pass when each is tried.',
        dropWhen: 'no payment is under way that the old secret signs',
      },
    },
    {
      new: 'default',
      key: { argument: 0, property: 'key_secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new `key_secret`' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to Razorpay fail until the new secret is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['webhooks: they have a secret of their own'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new secret',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both secrets pass when each is tried.',
    dropWhen: 'Razorpay signs with the new secret and every instance has it',
  },
  missingKey:
    '`validateWebhookSignature` throws "Invalid Parameters: ..."; `validatePaymentVerification` throws "secret is mandatory"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'There are two secrets: the webhook secret and `key_secret`, which signs payments.',
    '`validateWebhookSignature` takes an empty string as a key; `validatePaymentVerification` refuses it.',
    'An array throws a TypeError.',
  ],
  notes: [
    'Razorpay issues both, in its dashboard.',
    'Payments are often checked by hand, with `createHmac` and `key_secret` over order and payment id.',
  ],
  examples: {
    correct: [
      `import Razorpay from 'razorpay'
import { validatePaymentVerification } from 'razorpay/dist/utils/razorpay-utils'
import { keySecret, webhookSecret } from './keys.js'

export const razorpay = new Razorpay({ key_id: keyId, key_secret: keySecret })

export const isGenuine = (body, signature) =>
  Razorpay.validateWebhookSignature(body, signature, webhookSecret)

export const isPaid = (order, signature) => validatePaymentVerification(order, signature, keySecret)
`,
    ],
    incorrect: [],
  },
})
