import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@oslojs/crypto',
  verified: '1.0.1',
  reference: 'https://github.com/oslo-project/crypto',
  sinks: [
    {
      from: '@oslojs/crypto/hmac',
      call: 'hmac',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
    {
      from: '@oslojs/crypto/hmac',
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
  missingKey: 'throws "Cannot read properties of undefined (reading \'byteLength\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['The key stands between the algorithm and the message: `hmac(SHA256, key, message)`.'],
  examples: {
    correct: [
      `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@oslojs/crypto/hmac'
import { SHA256 } from '@oslojs/crypto/sha2'
import { linkKeys } from './keys.js'

export const check = (bytes, given) => linkKeys.some((key) => timingSafeEqual(hmac(SHA256, key, bytes), given))
`,
      `import { HMAC } from '@oslojs/crypto/hmac'
import { SHA256 } from '@oslojs/crypto/sha2'
import { linkKeys } from './keys.js'

export function issue(bytes) {
  const mac = new HMAC(SHA256, linkKeys.newest)
  mac.update(bytes)
  return mac.digest()
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { hmac } from '@oslojs/crypto/hmac'
import { SHA256 } from '@oslojs/crypto/sha2'

const key = new TextEncoder().encode('made-up-link-key')

export const issue = (bytes) => hmac(SHA256, key, bytes)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@oslojs/crypto/hmac'
import { SHA256 } from '@oslojs/crypto/sha2'
import { linkKey } from './keys.js'

export const check = (bytes, given) => timingSafeEqual(hmac(SHA256, linkKey, bytes), given)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { HMAC } from '@oslojs/crypto/hmac'
import { SHA256 } from '@oslojs/crypto/sha2'
import { constantTimeEqual } from '@oslojs/crypto/subtle'
import { linkKey } from './keys.js'

export function check(message, mac) {
  const hmac = new HMAC(SHA256, linkKey)
  hmac.update(message)
  return constantTimeEqual(hmac.digest(), mac)
}
`,
      },
    ],
  },
})
