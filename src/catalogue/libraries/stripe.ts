import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'stripe',
  verified: '23.1.0',
  reference: 'https://docs.stripe.com/webhooks#roll-endpoint-secrets',
  sinks: [
    {
      method: ['webhooks.constructEvent', 'webhooks.constructEventAsync', 'webhooks.signature.verifyHeader'],
      of: { new: ['default', 'Stripe'], call: ['default', 'Stripe'] },
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'either secret passes while Stripe signs with both' },
      rotatedBy: 'third party',
    },
    {
      call: ['webhooks.constructEvent', 'webhooks.constructEventAsync', 'webhooks.signature.verifyHeader'],
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'either secret passes while Stripe signs with both' },
      rotatedBy: 'third party',
    },
    {
      new: ['default', 'Stripe'],
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new API key' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to Stripe fail until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['webhooks: they have a secret of their own'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'StripeSignatureVerificationError "No signatures found matching the expected signature"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback:
      'None is needed: while the secret is rolled, the header carries one signature per active secret, and code with either secret passes.',
    dropWhen: 'every instance has the new secret (Stripe keeps the old one for up to 24 hours)',
  },
  missingKey: 'throws "No webhook secret value was provided. It should start with `whsec_`"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['An array of secrets throws a TypeError.'],
  notes: [
    'Stripe issues the webhook secret and the API key; the secret is rolled in the dashboard ("Roll secret"). The 24 hours stand in its documentation and were not run.',
    'The constructor throws without an API key and reads no environment variable.',
    'A secret without the `whsec_` prefix is taken.',
  ],
  examples: {
    correct: [
      `import Stripe from 'stripe'
import { apiKey, webhookSecret } from './keys.js'

const stripe = new Stripe(apiKey)

export const eventOf = (body, signature) => stripe.webhooks.constructEvent(body, signature, webhookSecret)
`,
      `import Stripe from 'stripe'
import { webhookSecret } from './keys.js'

export const eventOf = (body, signature) =>
  Stripe.webhooks.constructEventAsync(body, signature, webhookSecret)
`,
    ],
    incorrect: [],
  },
})
