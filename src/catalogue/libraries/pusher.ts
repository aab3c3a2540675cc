import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'pusher',
  verified: '5.3.4',
  reference: 'https://github.com/pusher/pusher-http-node',
  sinks: [
    {
      new: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'give the older pair to `isValid`, for webhooks only' },
      rotatedBy: 'third party',
    },
    {
      method: 'isValid',
      of: { new: 'default' },
      key: { argument: 0 },
      role: 'verify',
      keyRing: {
        accepts: 'array',
        newest: 'irrelevant',
        covers: 'webhooks only: `{ key, secret }` pairs, chosen by the id in `key`',
      },
      rotatedBy: 'third party',
    },
    {
      new: 'default',
      key: { argument: 0, property: 'encryptionMasterKeyBase64' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'there is no second key' },
      rotation: {
        invalidates: [
          {
            what: 'ciphertext',
            shows: 'subscribers cannot decrypt messages until they are authorized again',
            severity: 'send again',
            detail: 'messages on `private-encrypted-` channels',
          },
        ],
        unaffected: ['other channels'],
        withFallback: 'There is none: the secret of a channel is made of one key.',
        dropWhen: 'at once: it cannot be kept',
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
      {
        what: 'calls to the other party',
        shows: 'requests and channel authorizations are refused until the new secret is deployed',
        severity: 'send again',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Webhooks of the older pair pass when it is given to `isValid`; nothing else is covered.',
    dropWhen: 'the old pair was deleted at Pusher',
  },
  missingKey:
    '`encryptionMasterKeyBase64`: authorizing an encrypted channel throws "Cannot generate shared_secret because encryptionMasterKey is not set"',
  shortestKey: '`encryptionMasterKeyBase64`: exactly 32 bytes',
  traps: ['Channel authorizations are signed with the secret of the constructor only.'],
  notes: [
    'Pusher issues the secret; `encryptionMasterKeyBase64`, for private-encrypted channels, is a key of the application.',
    'Run without a connection: that `authorizeChannel` gives another secret under another key, and that the secret of the old key does not open what `trigger` sends.',
  ],
  examples: {
    correct: [
      `import Pusher from 'pusher'
import { encryptionKey, olderPairs, pusherSecret } from './keys.js'

const pusher = new Pusher({
  appId,
  key,
  secret: pusherSecret,
  cluster: 'eu',
  encryptionMasterKeyBase64: encryptionKey,
})

export const isGenuine = (headers, rawBody) => pusher.webhook({ headers, rawBody }).isValid(olderPairs)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Pusher from 'pusher'
import { pusherSecret } from './keys.js'

export const pusher = new Pusher({
  appId,
  key,
  secret: pusherSecret,
  cluster: 'eu',
  encryptionMasterKeyBase64: 'bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy0zMmI=',
})
`,
      },
    ],
  },
})
