import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofSignatures: Rotation = {
  invalidates: [
    {
      what: 'signatures',
      shows: '`verify` with the new public key returns false',
      severity: 'send again',
      detail: 'as bad as what the signature stands for',
    },
  ],
  unaffected: ['password hashes', 'hashes without a key'],
  withFallback: 'Old signatures verify with the old public key; new ones are made with the new secret key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

export default defineLibrary({
  package: 'tweetnacl',
  verified: '1.0.3',
  reference: 'https://github.com/dchest/tweetnacl-js',
  sinks: [
    {
      call: 'secretbox',
      key: { argument: 2 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'secretbox.open',
      key: { argument: 2 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'open with each key in turn, until one does not give null' },
    },
    {
      call: ['sign', 'sign.detached'],
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest secret key' },
      rotation: ofSignatures,
    },
    {
      call: 'box',
      key: { argument: 3 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest secret key' },
    },
    {
      call: 'box.open',
      key: { argument: 3 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'open with each secret key in turn, until one does not give null',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`open` returns null, it does not throw',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "unexpected type, use Uint8Array"',
  emptyKey: 'refused',
  shortestKey: 'exactly 32 bytes; 64 for the secret key of `sign`',
  traps: ['A wrong key gives null, not an error: a caller that does not look loses the value.'],
  notes: [
    'The key is the last argument, after the nonce. A string is refused: it has to be a Uint8Array.',
    'Public keys (`sign.detached.verify`, the third argument of `box`) are no secret keys.',
  ],
  migration: `import nacl from 'tweetnacl'
import { createHash } from 'node:crypto'

// Newest key first. Drop the second one when every row has been encrypted again.
const toKey = (secret) => new Uint8Array(createHash('sha256').update(secret).digest())
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean).map(toKey)

export function seal(text) {
  const nonce = nacl.randomBytes(24)
  const box = nacl.secretbox(new TextEncoder().encode(text), nonce, keys[0])
  return [nonce, box].map((part) => Buffer.from(part).toString('base64url')).join('.')
}

export function open(stored) {
  const [nonce, box] = stored.split('.').map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
  for (const key of keys) {
    const text = nacl.secretbox.open(box, nonce, key) // null when the key does not fit
    if (text) return new TextDecoder().decode(text)
  }
  throw new Error('no key reads this')
}
`,
  examples: {
    correct: [
      `import nacl from 'tweetnacl'
import { dataKeys } from './keys.js'

export const seal = (bytes, nonce) => nacl.secretbox(bytes, nonce, dataKeys.newest)

export function open(box, nonce) {
  for (const key of dataKeys) {
    const bytes = nacl.secretbox.open(box, nonce, key)
    if (bytes) return bytes
  }
}
`,
      `import nacl from 'tweetnacl'
import { secretKeys, signingKey } from './keys.js'

export const signature = (bytes) => nacl.sign.detached(bytes, signingKey)
export const signed = (bytes) => nacl.sign(bytes, signingKey)
export const sealFor = (reader, bytes, nonce) => nacl.box(bytes, nonce, reader, secretKeys.newest)

export const openFrom = (writer, box, nonce) =>
  secretKeys.map((key) => nacl.box.open(box, nonce, writer, key)).find(Boolean)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import nacl from 'tweetnacl'

const key = new TextEncoder().encode('made-up-key-for-the-examples-32b')

export const seal = (bytes, nonce) => nacl.secretbox(bytes, nonce, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import nacl from 'tweetnacl'
import { dataKey } from './keys.js'

export const open = (box, nonce) => nacl.secretbox.open(box, nonce, dataKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import nacl from 'tweetnacl'
import { secretKey } from './keys.js'

export const open = (box, nonce, theirs) => nacl.box.open(box, nonce, theirs, secretKey)
`,
      },
    ],
  },
})
