import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofSignatures: Rotation = {
  invalidates: [
    { what: 'sessions', shows: '`verify` resolves to false', severity: 'sign in again' },
    { what: 'links', shows: '`verify` resolves to false', severity: 'send again' },
    { what: 'webhooks', shows: '`verify` resolves to false', severity: 'send again' },
  ],
  unaffected: ['`getRandomValues` and `randomUUID`'],
  withFallback: 'What was signed with the old key still verifies; new signatures are made with the new key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

const ofCiphertext: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: 'AES-GCM: rejects with an OperationError',
      severity: 'unreadable until the old key is back',
      detail: 'lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['`getRandomValues` and `randomUUID`'],
  withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
  dropWhen: 'every stored value has been encrypted again with the new key',
}

export default defineLibrary({
  package: 'uncrypto',
  verified: '0.1.3',
  reference: 'https://github.com/unjs/uncrypto',
  sinks: [
    {
      call: 'subtle.importKey',
      key: { argument: 1 },
      role: 'derive',
      emptyKey: 'unknown',
      keyRing: { accepts: 'one key', instead: 'import every key' },
    },
    {
      call: 'subtle.sign',
      key: { argument: 1 },
      role: 'sign',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotation: ofSignatures,
    },
    {
      call: 'subtle.verify',
      key: { argument: 1 },
      role: 'verify',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and verify with each in turn' },
      rotation: ofSignatures,
    },
    {
      call: 'subtle.encrypt',
      key: { argument: 1 },
      role: 'encrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      rotation: ofCiphertext,
    },
    {
      call: 'subtle.decrypt',
      key: { argument: 1 },
      role: 'decrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and decrypt with each in turn' },
      rotation: ofCiphertext,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'whatever the derived key protects',
        shows: 'another CryptoKey, and then what its use shows',
        severity: 'unreadable until the old key is back',
        detail: 'as bad as the worst use of the imported key',
      },
    ],
    unaffected: ['`getRandomValues` and `randomUUID`'],
    withFallback: 'Import every key; the uses of the imported keys decide what they save.',
    dropWhen: 'no use of the imported key needs it any more',
  },
  missingKey: 'as the Web Crypto of the platform: importKey throws a TypeError',
  emptyKey: 'accepted',
  shortestKey: 'not empty for HMAC; the exact length for AES; any, even empty, for PBKDF2 and HKDF',
  notes: [
    '`subtle` is the SubtleCrypto of the platform itself: everything that holds for `crypto.subtle` holds here.',
  ],
  examples: {
    correct: [
      `import { subtle } from 'uncrypto'
import { linkKeys } from './keys.js'

const hmac = { name: 'HMAC', hash: 'SHA-256' }

export const importAll = () =>
  Promise.all(linkKeys.map((key) => subtle.importKey('raw', Buffer.from(key), hmac, false, ['sign', 'verify'])))

export const issue = (data) => subtle.sign('HMAC', linkKeys.newest, data)
export const check = (id, data, signature) => subtle.verify('HMAC', linkKeys.byId(id), signature, data)
`,
      `import { subtle } from 'uncrypto'
import { dataKeys } from './keys.js'

export const seal = (iv, data) => subtle.encrypt({ name: 'AES-GCM', iv }, dataKeys.newest, data)
export const open = (id, iv, data) => subtle.decrypt({ name: 'AES-GCM', iv }, dataKeys.byId(id), data)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { subtle } from 'uncrypto'

const hmac = { name: 'HMAC', hash: 'SHA-256' }

export const linkKey = () => subtle.importKey('raw', Buffer.from('made-up-link-key'), hmac, false, ['sign'])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { subtle } from 'uncrypto'
import { linkKey } from './keys.js'

export const check = (data, signature) => subtle.verify('HMAC', linkKey, signature, data)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { subtle } from 'uncrypto'
import { dataKey } from './keys.js'

export const open = (iv, data) => subtle.decrypt({ name: 'AES-GCM', iv }, dataKey, data)
`,
      },
    ],
  },
})
