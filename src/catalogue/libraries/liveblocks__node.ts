import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@liveblocks/node',
  verified: '3.24.2',
  reference: 'https://liveblocks.io/docs/platform/webhooks',
  sinks: [
    {
      new: 'WebhookHandler',
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'make one per secret and ask each in turn' },
      rotatedBy: 'third party',
    },
    {
      new: 'Liveblocks',
      key: { argument: 0, property: 'secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to Liveblocks fail until the new key is deployed',
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
        shows: 'Error "Invalid signature, expected one of ..."',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'There is none.',
    dropWhen: 'Liveblocks signs with the new secret and every instance has it',
  },
  missingKey: 'throws "Secret is required"',
  emptyKey: 'refused',
  traps: ['`whsec_` alone is an EMPTY key without an error: forged deliveries are accepted.'],
  notes: [
    'Liveblocks issues the secret and the key, in its dashboard.',
    'The `whsec_` prefix is demanded; an array throws "Secret must be a string".',
  ],
  examples: {
    correct: [
      `import { Liveblocks, WebhookHandler } from '@liveblocks/node'
import { secretKey, webhookSecret } from './keys.js'

export const liveblocks = new Liveblocks({ secret: secretKey })

const handler = new WebhookHandler(webhookSecret)

export const eventOf = (headers, rawBody) => handler.verifyRequest({ headers, rawBody })
`,
    ],
    incorrect: [],
  },
})
