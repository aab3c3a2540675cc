import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@upstash/qstash',
  verified: '2.12.0',
  reference: 'https://upstash.com/docs/qstash/howto/roll-signing-keys',
  sinks: [
    {
      new: 'Receiver',
      key: { argument: 0, property: 'currentSigningKey' },
      role: 'verify',
      keyRing: { accepts: 'option', fallbacks: 'nextSigningKey' },
      rotatedBy: 'third party',
    },
    {
      setting: ['QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY'],
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'both settings together are the key ring' },
      rotatedBy: 'third party',
    },
    {
      setting: 'QSTASH_TOKEN',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new token' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to QStash fail until the new token is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['deliveries: they are signed with the signing keys'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new token',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'SignatureError "signature verification failed"',
        severity: 'send again',
        detail: 'deliveries signed with another key; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback:
      'Nothing is lost: after the roll the next key is the current one, and code with the old pair knows it already. Deploy the new pair before the roll after this one.',
    dropWhen: 'the keys are rolled at Upstash: the console drops it',
  },
  missingKey: 'throws "[Upstash QStash] No signing keys available for verification."',
  emptyKey: 'refused',
  traps: [
    'The second key is the FUTURE key, not an older one: an old key there is wrong.',
    'Both keys are needed: one alone is ignored and `verify` throws.',
  ],
  notes: [
    'Upstash issues the keys: in a roll the next key becomes the current one and a new next key is made.',
    'With `QSTASH_DEV` or `devMode` published local signing keys are used (read in the source, not run).',
  ],
  examples: {
    correct: [
      `import { Receiver } from '@upstash/qstash'
import { currentSigningKey, nextSigningKey } from './keys.js'

const receiver = new Receiver({ currentSigningKey, nextSigningKey })

export const isGenuine = (signature, body) => receiver.verify({ signature, body })
`,
    ],
    incorrect: [],
  },
})
