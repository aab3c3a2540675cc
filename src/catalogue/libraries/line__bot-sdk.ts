import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@line/bot-sdk',
  verified: '11.0.0',
  reference: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature',
  sinks: [
    {
      call: 'middleware',
      key: { argument: 0, property: 'channelSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'use `validateSignature` with each secret in turn' },
      rotatedBy: 'third party',
    },
    {
      call: 'validateSignature',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'SignatureValidationFailed "signature validation failed"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both secrets pass when each is tried with `validateSignature`.',
    dropWhen: 'at once for new deliveries: LINE makes the former secret invalid when it issues a new one',
  },
  missingKey: '`middleware` throws "no channel secret"; `validateSignature` throws ERR_INVALID_ARG_TYPE',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    "The library's own answer to a rotation, `skipSignatureVerification`, accepts everything meanwhile.",
    '`validateSignature` takes an empty string as a key: `process.env.X ?? ""` verifies whatever an attacker signs with it. `middleware` refuses it.',
    'An array of secrets throws a TypeError.',
  ],
  notes: ['LINE issues the secret ("Issue" in the LINE Developers Console), without an overlap.'],
  migration: `import { validateSignature } from '@line/bot-sdk'

const secrets = [process.env.CHANNEL_SECRET, process.env.CHANNEL_SECRET_OLD].filter(Boolean)

export const isGenuine = (body, signature) =>
  secrets.some((secret) => validateSignature(body, secret, signature))
`,
  examples: {
    correct: [
      `import { middleware, validateSignature } from '@line/bot-sdk'
import { channelSecret, channelSecrets } from './keys.js'

app.post('/webhook', middleware({ channelSecret }), receive)

export const isGenuine = (body, signature) =>
  channelSecrets.some((secret) => validateSignature(body, secret, signature))
`,
    ],
    incorrect: [],
  },
})
