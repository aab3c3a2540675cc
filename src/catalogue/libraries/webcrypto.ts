import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofCiphertext: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: 'AES-GCM: rejects with an OperationError',
      severity: 'unreadable until the old key is back',
      detail: 'lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['`digest`', '`getRandomValues`'],
  withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
  dropWhen: 'every stored value has been encrypted again with the new key',
}

const ofDerivedKeys: Rotation = {
  invalidates: [
    {
      what: 'whatever the derived key protects',
      shows: 'another CryptoKey, and then what its use shows',
      severity: 'unreadable until the old key is back',
      detail: 'as bad as the worst use of the imported key',
    },
  ],
  unaffected: ['`digest`', '`getRandomValues`'],
  withFallback: 'Import every key; the uses of the imported keys decide what they save.',
  dropWhen: 'no use of the imported key needs it any more',
}

export default defineLibrary({
  package: 'webcrypto',
  verified: '20.20.2',
  reference: 'https://nodejs.org/api/webcrypto.html',
  sinks: [
    {
      call: 'crypto.subtle.importKey',
      global: true,
      key: { argument: 1 },
      role: 'derive',
      emptyKey: 'unknown',
      keyRing: { accepts: 'one key', instead: 'import every key' },
      rotation: ofDerivedKeys,
    },
    {
      call: 'crypto.subtle.sign',
      global: true,
      key: { argument: 1 },
      role: 'sign or verify',
      emptyKey: 'refused',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest key and compare with what each key gives',
      },
    },
    {
      call: 'crypto.subtle.verify',
      global: true,
      key: { argument: 1 },
      role: 'verify',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and verify with each in turn' },
    },
    {
      call: 'crypto.subtle.encrypt',
      global: true,
      key: { argument: 1 },
      role: 'encrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      rotation: ofCiphertext,
    },
    {
      call: 'crypto.subtle.decrypt',
      global: true,
      key: { argument: 1 },
      role: 'decrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and decrypt with each in turn' },
      rotation: ofCiphertext,
    },
    {
      from: 'node:crypto',
      call: ['webcrypto.subtle.importKey', 'subtle.importKey'],
      key: { argument: 1 },
      role: 'derive',
      emptyKey: 'unknown',
      keyRing: { accepts: 'one key', instead: 'import every key' },
      rotation: ofDerivedKeys,
    },
    {
      from: 'node:crypto',
      call: ['webcrypto.subtle.sign', 'subtle.sign'],
      key: { argument: 1 },
      role: 'sign or verify',
      emptyKey: 'refused',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest key and compare with what each key gives',
      },
    },
    {
      from: 'node:crypto',
      call: ['webcrypto.subtle.verify', 'subtle.verify'],
      key: { argument: 1 },
      role: 'verify',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and verify with each in turn' },
    },
    {
      from: 'node:crypto',
      call: ['webcrypto.subtle.encrypt', 'subtle.encrypt'],
      key: { argument: 1 },
      role: 'encrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      rotation: ofCiphertext,
    },
    {
      from: 'node:crypto',
      call: ['webcrypto.subtle.decrypt', 'subtle.decrypt'],
      key: { argument: 1 },
      role: 'decrypt',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'import every key and decrypt with each in turn' },
      rotation: ofCiphertext,
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: '`verify` resolves to false', severity: 'sign in again' },
      { what: 'links', shows: '`verify` resolves to false', severity: 'send again' },
      { what: 'webhooks', shows: '`verify` resolves to false', severity: 'send again' },
    ],
    unaffected: ['`digest`', '`getRandomValues`'],
    withFallback:
      'What was signed with the old key still verifies; new signatures are made with the new key.',
    dropWhen: 'nothing that was signed with it has to verify any more',
  },
  missingKey:
    'importKey throws a TypeError: "2nd argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView."',
  emptyKey: 'accepted',
  shortestKey: 'not empty for HMAC; the exact length for AES; any, even empty, for PBKDF2 and HKDF',
  traps: [
    'An array of keys throws a TypeError in verify.',
    '`new TextEncoder().encode(undefined)` is empty: HMAC refuses it ("Zero-length key is not supported"), PBKDF2 and HKDF take it.',
  ],
  notes: [
    'The key enters in importKey, as bytes or a JWK; a string is refused. Its usages tell what it is for.',
    '`crypto.subtle`, `webcrypto.subtle` and `subtle` of node:crypto are one object.',
  ],
  migration: `// Newest key first. Drop the second one when no link of it has to work any more.
const hmac = { name: 'HMAC', hash: 'SHA-256' }
const bytes = (text) => new TextEncoder().encode(text)
const importHmac = (secret) => crypto.subtle.importKey('raw', bytes(secret), hmac, false, ['sign', 'verify'])
const keys = await Promise.all(
  [process.env.LINK_SECRET, process.env.LINK_SECRET_PREVIOUS].filter(Boolean).map(importHmac),
)

export async function issue({ sub }) {
  const signature = await crypto.subtle.sign('HMAC', keys[0], bytes(sub))
  return \`\${sub}.\${Buffer.from(signature).toString('base64url')}\`
}

export async function check(link) {
  const [sub, signature] = link.split('.')
  for (const key of keys) {
    if (await crypto.subtle.verify('HMAC', key, Buffer.from(signature, 'base64url'), bytes(sub))) return { sub }
  }
  throw new Error('bad signature')
}
`,
  examples: {
    correct: [
      `import { linkKeys } from './keys.js'

const bytes = (text) => new TextEncoder().encode(text)
const hmac = { name: 'HMAC', hash: 'SHA-256' }
const importAll = () =>
  Promise.all(linkKeys.map((key) => crypto.subtle.importKey('raw', bytes(key), hmac, false, ['sign', 'verify'])))

export async function issue(text) {
  const [newest] = await importAll()
  return crypto.subtle.sign('HMAC', newest, bytes(text))
}

export async function check(text, signature) {
  for (const key of await importAll()) {
    if (await crypto.subtle.verify('HMAC', key, signature, bytes(text))) return true
  }
  return false
}
`,
      `import { dataKeys } from './keys.js'

export const seal = (iv, data) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, dataKeys.newest, data)

export const open = (id, iv, data) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, dataKeys.byId(id), data)
`,
      `import { subtle, webcrypto } from 'node:crypto'
import { linkKeys } from './keys.js'

const hmac = { name: 'HMAC', hash: 'SHA-256' }

export const importAll = () =>
  Promise.all(linkKeys.map((key) => subtle.importKey('raw', Buffer.from(key), hmac, false, ['sign', 'verify'])))

export const issue = (data) => webcrypto.subtle.sign('HMAC', linkKeys.newest, data)

export const check = (id, data, signature) =>
  webcrypto.subtle.verify('HMAC', linkKeys.byId(id), signature, data)
`,
      `import { subtle } from 'node:crypto'
import { dataKeys } from './keys.js'

export const seal = (iv, data) => subtle.encrypt({ name: 'AES-GCM', iv }, dataKeys.newest, data)
export const open = (id, iv, data) => subtle.decrypt({ name: 'AES-GCM', iv }, dataKeys.byId(id), data)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `const hmac = { name: 'HMAC', hash: 'SHA-256' }

export const linkKey = () =>
  crypto.subtle.importKey('raw', new TextEncoder().encode('made-up-link-key'), hmac, false, ['sign'])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { linkKey } from './keys.js'

export const check = (data, signature) => crypto.subtle.verify('HMAC', linkKey, signature, data)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { dataKey } from './keys.js'

export const open = (iv, data) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, dataKey, data)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { webcrypto } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = (mac, data) => webcrypto.subtle.verify('HMAC', linkKey, mac, data)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { webcrypto } from 'node:crypto'
import { dataKey } from './keys.js'

export const open = (iv, data) => webcrypto.subtle.decrypt({ name: 'AES-GCM', iv }, dataKey, data)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { timingSafeEqual } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = async (mac, data) =>
  timingSafeEqual(Buffer.from(await crypto.subtle.sign('HMAC', linkKey, data)), mac)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { timingSafeEqual, webcrypto } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = async (mac, data) =>
  timingSafeEqual(Buffer.from(await webcrypto.subtle.sign('HMAC', linkKey, data)), mac)
`,
      },
    ],
  },
})
