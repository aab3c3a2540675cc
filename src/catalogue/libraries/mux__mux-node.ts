import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@mux/mux-node',
  verified: '15.3.0',
  reference: 'https://www.mux.com/docs/core/verify-webhook-signatures',
  sinks: [
    {
      method: ['webhooks.verifySignature', 'webhooks.unwrap'],
      of: { new: ['default', 'Mux'] },
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
    {
      new: ['default', 'Mux'],
      key: { argument: 0, property: 'webhookSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'pass the secret to `verifySignature`, each in turn' },
      rotatedBy: 'third party',
    },
    {
      new: ['default', 'Mux'],
      key: { argument: 0, property: 'jwtPrivateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new pair' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'links',
            shows: 'Mux refuses the token',
            severity: 'send again',
            detail: 'playback links that were signed with a key that Mux no longer knows',
          },
        ],
        unaffected: [],
        withFallback: 'There is none in code.',
        dropWhen: 'the links that it signed have run out',
      },
    },
    {
      setting: 'MUX_WEBHOOK_SECRET',
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'pass the secret to `verifySignature`, each in turn' },
      rotatedBy: 'third party',
    },
    {
      setting: ['MUX_PRIVATE_KEY', 'MUX_TOKEN_SECRET'],
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'Error "No signatures found matching the expected signature for payload."',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'There is none in code; several signatures in one header are all tried.',
    dropWhen: 'Mux signs with the new secret and every instance has it',
  },
  missingKey:
    'reads `MUX_WEBHOOK_SECRET`, else it throws "The webhook secret must either be set using the env var, ..."',
  traps: [
    '`MUX_SIGNING_KEY` (`jwtSigningKey`) is the id of the key and no secret; `MUX_PRIVATE_KEY` is the key.',
  ],
  notes: ['Mux issues the webhook secret and the pair that signs playback links.'],
  examples: {
    correct: [
      `import Mux from '@mux/mux-node'
import { jwtPrivateKey, webhookSecret } from './keys.js'

const mux = new Mux({ tokenId, jwtSigningKey, jwtPrivateKey, webhookSecret })

export const isGenuine = (body, headers) => mux.webhooks.verifySignature(body, headers, webhookSecret)
`,
    ],
    incorrect: [],
  },
})
