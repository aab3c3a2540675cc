import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'stream-chat',
  verified: '9.53.0',
  reference: 'https://getstream.io/chat/docs/node/tokens_and_authentication/',
  sinks: [
    {
      call: 'StreamChat.getInstance',
      key: { argument: 1 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
    },
    {
      new: 'StreamChat',
      key: { argument: 1 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: 'rejected tokens', severity: 'send again', detail: 'user tokens' },
      { what: 'webhooks', shows: '`verifyWebhook` answers false', severity: 'send again' },
    ],
    unaffected: [],
    withFallback: 'There is none.',
    dropWhen: 'Stream signs with the new secret and every instance has it',
  },
  missingKey: 'client mode: `verifyWebhook` answers false and `createToken` throws',
  notes: ['Stream issues the secret, in its dashboard; it signs user tokens and checks webhooks.'],
  examples: {
    correct: [
      `import { StreamChat } from 'stream-chat'
import { apiSecret } from './keys.js'

const chat = StreamChat.getInstance(apiKey, apiSecret)

export const tokenFor = (userId) => chat.createToken(userId)

export const receiver = new StreamChat(apiKey, apiSecret)
`,
    ],
    incorrect: [],
  },
})
