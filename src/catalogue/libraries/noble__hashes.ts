import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofDerivedKeys: Rotation = {
  invalidates: [
    {
      what: 'whatever the derived key protects',
      shows: 'another derived key, and then what its use shows',
      severity: 'unreadable until the old key is back',
      detail: 'as bad as the worst use of the derived key',
    },
  ],
  unaffected: ['hashes without a key'],
  withFallback: 'Derive one key of each; the uses of the derived keys decide what they save.',
  dropWhen: 'no use of the derived key needs it any more',
}

export default defineLibrary({
  package: '@noble/hashes',
  verified: '2.4.0',
  reference: 'https://github.com/paulmillr/noble-hashes',
  sinks: [
    {
      from: ['@noble/hashes/hmac.js', '@noble/hashes/hmac'],
      call: ['hmac', 'hmac.create'],
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
    {
      from: ['@noble/hashes/blake3.js', '@noble/hashes/blake3'],
      call: 'blake3',
      key: { argument: 1, property: 'key' },
      role: 'sign or verify',
      emptyKey: 'refused',
      shortestKey: 'exactly 32 bytes',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
    {
      from: ['@noble/hashes/hkdf.js', '@noble/hashes/hkdf'],
      call: 'hkdf',
      key: { argument: 1 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
    },
    {
      from: ['@noble/hashes/scrypt.js', '@noble/hashes/scrypt'],
      call: 'scrypt',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
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
  missingKey:
    'hmac throws ""key" expected Uint8Array, got type=undefined"; `blake3(message, { key: undefined })` hashes without a key, silently',
  emptyKey: 'accepted',
  shortestKey: 'any for hmac and hkdf; exactly 32 bytes for blake3',
  traps: [
    'The key stands between the hash and the message: `hmac(sha256, key, message)`.',
    'A missing key of blake3 gives the hash that anybody can compute.',
    'Version 1 takes a string as key, version 2 refuses it.',
    'An array of keys throws.',
  ],
  notes: ['Version 2 needs the suffix (`@noble/hashes/hmac.js`); version 1 has `@noble/hashes/hmac`, too.'],
  migration: `import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

// Newest key first. Drop the second one when no link of it has to work any more.
const bytes = (text) => new TextEncoder().encode(text)
const keys = [process.env.LINK_SECRET, process.env.LINK_SECRET_PREVIOUS].filter(Boolean).map(bytes)
const mac = (key, text) => Buffer.from(hmac(sha256, key, bytes(text))).toString('base64url')

export const issue = ({ sub }) => \`\${sub}.\${mac(keys[0], sub)}\`

export function check(link) {
  const [sub, given] = link.split('.')
  if (!keys.some((key) => mac(key, sub) === given)) throw new Error('bad signature')
  return { sub }
}
`,
  examples: {
    correct: [
      `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { linkKeys } from './keys.js'

export const check = (bytes, given) => linkKeys.some((key) => timingSafeEqual(hmac(sha256, key, bytes), given))
`,
      `import { blake3 } from '@noble/hashes/blake3.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { linkKeys } from './keys.js'

export const issue = (bytes) => hmac.create(sha256, linkKeys.newest).update(bytes).digest()
export const issueToo = (bytes) => blake3(bytes, { key: linkKeys.newest })
`,
      `import { hkdf } from '@noble/hashes/hkdf.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { masterKeys } from './keys.js'

export const hkdfKeys = masterKeys.map((key) => hkdf(sha256, key, undefined, undefined, 32))
export const scryptKeys = masterKeys.map((key) => scrypt(key, 'links', { N: 2 ** 16, r: 8, p: 1, dkLen: 32 }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

const key = new TextEncoder().encode('made-up-link-key')

export const issue = (bytes) => hmac(sha256, key, bytes)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { linkKey } from './keys.js'

export const check = (bytes, given) => timingSafeEqual(hmac(sha256, linkKey, bytes), given)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { blake3 } from '@noble/hashes/blake3.js'
import { timingSafeEqual } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = (message, mac) => timingSafeEqual(blake3(message, { key: linkKey }), mac)
`,
      },
    ],
  },
})
