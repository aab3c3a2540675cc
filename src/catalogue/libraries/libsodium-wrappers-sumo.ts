import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'libsodium-wrappers-sumo',
  verified: '0.8.4',
  reference: 'https://github.com/jedisct1/libsodium.js',
  sinks: [
    {
      call: ['crypto_auth_hmacsha256', 'crypto_auth_hmacsha512', 'crypto_auth_hmacsha512256'],
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: [
        'crypto_auth_hmacsha256_verify',
        'crypto_auth_hmacsha512_verify',
        'crypto_auth_hmacsha512256_verify',
      ],
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: 'crypto_auth_hmacsha256_verify returns false', severity: 'sign in again' },
      { what: 'links', shows: 'crypto_auth_hmacsha256_verify returns false', severity: 'send again' },
      { what: 'webhooks', shows: 'crypto_auth_hmacsha256_verify returns false', severity: 'send again' },
      {
        what: 'blind indexes',
        shows: 'the lookup finds no row',
        severity: 'unreadable until the old key is back',
        detail: 'a MAC kept as a lookup column, until every row is computed again',
      },
    ],
    unaffected: ['hashes without a key'],
    withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
    dropWhen: 'nothing that was signed with it has to verify any more',
  },
  missingKey: 'throws "key cannot be null or undefined"',
  emptyKey: 'refused',
  shortestKey: 'exactly 32 bytes',
  notes: [
    'It is libsodium-wrappers with more functions; for the others see there.',
    'The functions are there only after `await sodium.ready`, and only on the default export.',
  ],
  examples: {
    correct: [
      `import sodium from 'libsodium-wrappers-sumo'
import { linkKeys } from './keys.js'

await sodium.ready

export const sign = (text) => sodium.crypto_auth_hmacsha256(text, linkKeys.newest)

export const check = (tag, text) =>
  linkKeys.some((key) => sodium.crypto_auth_hmacsha256_verify(tag, text, key))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sodium from 'libsodium-wrappers-sumo'

const key = new TextEncoder().encode('made-up-key-for-the-examples-32b')

export const sign = (text) => sodium.crypto_auth_hmacsha256(text, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sodium from 'libsodium-wrappers-sumo'
import { linkKey } from './keys.js'

export const check = (tag, text) => sodium.crypto_auth_hmacsha256_verify(tag, text, linkKey)
`,
      },
    ],
  },
})
