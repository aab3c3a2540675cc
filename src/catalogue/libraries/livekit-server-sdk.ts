import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'livekit-server-sdk',
  verified: '2.19.2',
  reference: 'https://docs.livekit.io/home/server/webhooks/',
  sinks: [
    {
      new: 'AccessToken',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest pair of `apiKey` and `apiSecret`' },
      rotatedBy: 'third party',
    },
    {
      new: ['TokenVerifier', 'WebhookReceiver'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'make one per pair and ask each in turn' },
      rotatedBy: 'third party',
    },
    {
      new: 'RoomServiceClient',
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest pair of `apiKey` and `secret`' },
      rotatedBy: 'third party',
    },
    {
      setting: 'LIVEKIT_API_SECRET',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest pair' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'JWSSignatureVerificationFailed "signature verification failed"',
        severity: 'send again',
        detail: 'room tokens',
      },
      {
        what: 'webhooks',
        shows: 'JWSSignatureVerificationFailed "signature verification failed"',
        severity: 'send again',
      },
    ],
    unaffected: ['participants who are in a room'],
    withFallback: 'There is none here; by its documentation the server takes several key pairs.',
    dropWhen: 'the longest lifetime of a room token after the last instance signs with the new pair',
  },
  missingKey:
    '`new AccessToken` reads `LIVEKIT_API_SECRET`, else it throws "api-key and api-secret must be set"',
  emptyKey: 'refused',
  notes: [
    'LiveKit Cloud issues the pair; whoever runs the server makes it, there and here.',
    'The other clients (`EgressClient`, `IngressClient`, `SipClient` and more) take the secret like `RoomServiceClient`; they were not run.',
  ],
  examples: {
    correct: [
      `import { AccessToken, RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk'
import { apiSecret } from './keys.js'

export const rooms = new RoomServiceClient('https://live.example.com', apiKey, apiSecret)

export const receiver = new WebhookReceiver(apiKey, apiSecret)

export function tokenFor(identity, room) {
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: '10m' })
  token.addGrant({ roomJoin: true, room })
  return token.toJwt()
}
`,
    ],
    incorrect: [],
  },
})
