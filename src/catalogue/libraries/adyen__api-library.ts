import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@adyen/api-library',
  verified: '32.1.0',
  reference: 'https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures',
  sinks: [
    {
      method: 'validateHMACSignature',
      of: { new: 'hmacValidator' },
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each key in turn' },
      rotatedBy: 'third party',
    },
    {
      method: 'validateHMAC',
      of: { new: 'hmacValidator' },
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each key in turn' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other key; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both keys pass when each is tried.',
    dropWhen: 'Adyen signs with the new key and every instance has it',
  },
  missingKey: 'throws ERR_INVALID_ARG_TYPE',
  traps: [
    'Text that is not hex, such as "undefined", is an EMPTY key without an error: `String(process.env.ADYEN_HMAC_KEY)` verifies whatever is signed with nothing.',
  ],
  notes: [
    'The key is hex text. Adyen issues it, in the customer area.',
    '`validateHMACSignature` is for banking and management webhooks, `validateHMAC` for payments.',
  ],
  examples: {
    correct: [
      `import { hmacValidator } from '@adyen/api-library'
import { hmacKey, hmacKeys } from './keys.js'

const validator = new hmacValidator()

export const isGenuine = (signature, data) =>
  hmacKeys.some((key) => validator.validateHMACSignature(key, signature, data))

export const isGenuinePayment = (item) => validator.validateHMAC(item, hmacKey)
`,
    ],
    incorrect: [],
  },
})
