import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@stablelib/hmac',
  verified: '2.0.1',
  reference: 'https://github.com/StableLib/stablelib',
  sinks: [
    {
      call: 'hmac',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
    {
      new: 'HMAC',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: 'another digest, so the comparison fails', severity: 'sign in again' },
      { what: 'links', shows: 'another digest, so the comparison fails', severity: 'send again' },
      { what: 'webhooks', shows: 'another digest, so the comparison fails', severity: 'send again' },
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
  missingKey: 'throws "Cannot read properties of undefined (reading \'length\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A string is not refused, and it is hardly a key: of its characters only the digits count. Strings of the same length without digits give the same MAC, short ones that of the empty key. The key has to be a Uint8Array.',
    'The key stands between the hash and the message: `hmac(SHA256, key, message)`.',
  ],
  notes: ['Most installations come with standardwebhooks and svix.'],
  examples: {
    correct: [
      `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'
import { linkKeys } from './keys.js'

export const check = (bytes, given) => linkKeys.some((key) => timingSafeEqual(hmac(SHA256, key, bytes), given))
`,
      `import { HMAC } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'
import { linkKeys } from './keys.js'

export const issue = (bytes) => new HMAC(SHA256, linkKeys.newest).update(bytes).digest()
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { hmac } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'

const key = new TextEncoder().encode('made-up-link-key')

export const issue = (bytes) => hmac(SHA256, key, bytes)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'
import { linkKey } from './keys.js'

export const check = (bytes, given) => timingSafeEqual(hmac(SHA256, linkKey, bytes), given)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { HMAC } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'
import { timingSafeEqual } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = (message, mac) =>
  timingSafeEqual(new HMAC(SHA256, linkKey).update(message).digest(), mac)
`,
      },
    ],
  },
})
