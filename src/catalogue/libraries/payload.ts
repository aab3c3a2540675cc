import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'payload',
  verified: '3.90.2',
  reference: 'https://github.com/payloadcms/payload/pull/17674',
  sinks: [
    {
      call: 'buildConfig',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'wait for the release that has the key ring of payloadcms/payload#17674 before you rotate',
      },
    },
    {
      call: 'jwtSign',
      key: { argument: 0, property: 'secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the key of the configuration' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`payload.decrypt()` gives garbage, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'a value that is read and saved again in that state is lost for ever',
      },
      {
        what: 'access tokens',
        shows: 'every API key is refused',
        severity: 'send again',
        detail: 'API keys (`useAPIKey`): the index by which they are found is made with the key',
      },
      { what: 'sessions', shows: 'a request without a user', severity: 'sign in again' },
    ],
    unaffected: [
      'passwords: signing in again works',
      'links for a new password: random values in the database (read in the source)',
    ],
    withFallback: 'It takes no fallback key in 3.90.2.',
    dropWhen: 'nothing that the old key encrypted is needed any more',
  },
  missingKey: 'throws "Error: missing secret key. A secret key is needed to secure Payload."',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The encryption is AES-CTR without an integrity check: under another key old values turn into garbage without an error, and saving them writes the garbage back.',
    'An array of keys throws `The "data" argument must be ...`.',
    'Sessions, API keys and encrypted values stand on one key: they can only be rotated together.',
  ],
  notes: [
    'The key that is really used is the first 32 hex digits of the sha256 of `secret`.',
    'A key ring and `rotateSecret` come with payloadcms/payload#17674, merged in August 2026; they are not in 3.90.2.',
  ],
  examples: {
    correct: [
      `import { jwtSign } from 'payload'
import { keys } from './keys.js'

export const tokenFor = (fieldsToSign) => jwtSign({ fieldsToSign, secret: keys.newest, tokenExpiration: 7200 })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { jwtSign } from 'payload'

export const tokenFor = (fieldsToSign) =>
  jwtSign({ fieldsToSign, secret: 'made-up-token-key', tokenExpiration: 7200 })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { buildConfig } from 'payload'
import { payloadKey } from './keys.js'

export default buildConfig({ secret: payloadKey, collections: [] })
`,
      },
    ],
  },
})
