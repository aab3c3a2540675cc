import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofCiphertext: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: '"Unsupported state or unable to authenticate data" (gcm)',
      severity: 'unreadable until the old key is back',
      detail: 'lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['`createHash` without a key', '`randomBytes` and `randomUUID`'],
  withFallback:
    'With a key id stored beside the ciphertext, old rows open with the old key and can be re-encrypted.',
  dropWhen: 'every stored value has been encrypted again with the new key',
}

const ofSignatures: Rotation = {
  invalidates: [
    {
      what: 'signatures',
      shows: '`verify` with the new public key returns false',
      severity: 'send again',
      detail: 'as bad as what the signature stands for',
    },
  ],
  unaffected: ['`createHash` without a key', '`randomBytes` and `randomUUID`'],
  withFallback: 'Old signatures verify with the old public key; new ones are made with the new private key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

const ofDerivedKeys: Rotation = {
  invalidates: [
    {
      what: 'whatever the derived key protects',
      shows: 'another derived key, and then what its use shows',
      severity: 'unreadable until the old key is back',
      detail: 'as bad as the worst use of the derived key',
    },
  ],
  unaffected: ['`createHash` without a key', '`randomBytes` and `randomUUID`'],
  withFallback: 'Derive one key of each; the uses of the derived keys decide what they save.',
  dropWhen: 'no use of the derived key needs it any more',
}

export default defineLibrary({
  package: 'node:crypto',
  verified: '20.20.2',
  reference: 'https://nodejs.org/api/crypto.html',
  sinks: [
    {
      call: 'createHmac',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: {
        accepts: 'one key',
        instead: 'make a MAC with each key in turn and compare with `timingSafeEqual`',
      },
    },
    {
      call: 'createCipheriv',
      key: { argument: 1 },
      role: 'encrypt',
      emptyKey: 'refused',
      shortestKey: 'the exact length of the algorithm',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and store its id with the ciphertext',
      },
      rotation: ofCiphertext,
    },
    {
      call: 'createDecipheriv',
      key: { argument: 1 },
      role: 'decrypt',
      emptyKey: 'refused',
      shortestKey: 'the exact length of the algorithm',
      keyRing: { accepts: 'one key', instead: 'find the key by the id that is stored with the ciphertext' },
      rotation: ofCiphertext,
    },
    {
      call: 'createCipher',
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      versions: '<22',
      rotation: ofCiphertext,
    },
    {
      call: 'createDecipher',
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn' },
      versions: '<22',
      rotation: ofCiphertext,
    },
    {
      method: 'sign',
      of: { call: 'createSign' },
      key: { argument: 0 },
      role: 'sign',
      emptyKey: 'refused',
      shortestKey: 'a private key in PEM',
      keyRing: { accepts: 'one key', instead: 'sign with the newest private key' },
      rotation: ofSignatures,
    },
    {
      method: 'sign',
      of: { call: 'createSign' },
      key: { argument: 0, property: 'key' },
      role: 'sign',
      emptyKey: 'refused',
      shortestKey: 'a private key in PEM',
      keyRing: { accepts: 'one key', instead: 'sign with the newest private key' },
      rotation: ofSignatures,
    },
    {
      call: 'sign',
      key: { argument: 2 },
      role: 'sign',
      emptyKey: 'refused',
      shortestKey: 'a private key in PEM',
      keyRing: { accepts: 'one key', instead: 'sign with the newest private key' },
      rotation: ofSignatures,
    },
    {
      call: 'sign',
      key: { argument: 2, property: 'key' },
      role: 'sign',
      emptyKey: 'refused',
      shortestKey: 'a private key in PEM',
      keyRing: { accepts: 'one key', instead: 'sign with the newest private key' },
      rotation: ofSignatures,
    },
    {
      call: ['createSecretKey', 'scrypt', 'scryptSync', 'pbkdf2', 'pbkdf2Sync'],
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
    },
    {
      call: ['hkdf', 'hkdfSync'],
      key: { argument: 1 },
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
        detail: 'an HMAC kept as a lookup column, until every row is computed again',
      },
    ],
    unaffected: ['`createHash` without a key', '`randomBytes` and `randomUUID`', '`timingSafeEqual`'],
    withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
    dropWhen: 'nothing that was signed with it has to verify any more',
  },
  missingKey:
    'createHmac, createCipheriv and the deriving functions throw a TypeError, e.g. "The "key" argument must be of type string or an instance of ..."',
  emptyKey: 'accepted',
  shortestKey:
    'any for HMAC and key derivation; the exact length of the algorithm for ciphers (aes-256: 32 bytes)',
  traps: [
    'An array of keys throws a TypeError everywhere.',
    '`createHmac` and `createSecretKey` accept an empty string, and a template literal around a missing setting is the key "undefined".',
    'One setting can have two uses: where a cipher key is derived from the key of the tokens, rotating "only the token key" makes stored data unreadable.',
    '`ENCRYPTION_KEY || randomBytes(32)` makes a new key at every start: data is lost at every restart.',
    'Trying one key after the other needs gcm: with cbc most wrong keys throw "bad decrypt" but about 1 in 256 gives garbage without an error, with ctr every wrong key does.',
    'With gcm a wrong key shows only in `final`: code that skips it reads garbage without an error.',
    'A blind index cannot be looked up with two keys at once by equality: look for the values of both, and compute every row again.',
  ],
  notes: [
    'The key is argument 1 of createHmac and createCipheriv, 2 of sign, 0 of scrypt and pbkdf2, 1 of hkdf.',
    'The salt of scrypt, pbkdf2 and hkdf is part of the derived key: a salt from the configuration is rotated with it.',
    'A password that scrypt or pbkdf2 hashes with a random salt of its own is no key of the application.',
    'Public keys (`verify`, `createVerify`) are no secret keys; `verify` takes one of them, so try each: `publicKeys.some((key) => verify(null, data, key, signature))`.',
    'A key that is concatenated into `createHash(...).update(data + key)` makes a MAC without the name: it is treated as a key of `createHmac`.',
    "A provider's secret (GitHub, Razorpay) that createHmac checks a webhook with is rotated at the provider, and the overlap is the provider's.",
    '`createCipher` and `createDecipher` still exist in Node 20; that Node 22 removed them is documented and was not run.',
  ],
  migration: `import { createHmac, timingSafeEqual } from 'node:crypto'

// Newest key first. Drop the second one when no link of it has to work any more.
const keys = [process.env.LINK_SECRET, process.env.LINK_SECRET_PREVIOUS].filter(Boolean)
const mac = (key, text) => createHmac('sha256', key).update(text).digest()

export const issue = ({ sub }) => \`\${sub}.\${mac(keys[0], sub).toString('base64url')}\`

export function check(link) {
  const [sub, given] = link.split('.')
  const got = Buffer.from(given, 'base64url')
  const fits = (want) => got.length === want.length && timingSafeEqual(got, want)
  if (!keys.some((key) => fits(mac(key, sub)))) throw new Error('bad signature')
  return { sub }
}

// Encryption: the key id is stored with the ciphertext, so nothing is guessed and old rows can be found.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const entry = (secret) => {
  const key = createHash('sha256').update(secret).digest()
  return [createHash('sha256').update(key).digest('hex').slice(0, 8), key]
}
const dataKeys = new Map(
  [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean).map(entry),
)

export function seal(text) {
  const [id, key] = [...dataKeys][0]
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [id, ...[iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

export function open(stored) {
  const [id, iv, body, tag] = stored.split('.')
  if (!dataKeys.has(id)) throw new Error(\`no key \${id}\`)
  const decipher = createDecipheriv('aes-256-gcm', dataKeys.get(id), Buffer.from(iv, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(body, 'base64url', 'utf8') + decipher.final('utf8')
}
`,
  examples: {
    correct: [
      `import { createHmac, timingSafeEqual } from 'node:crypto'
import { linkKeys } from './keys.js'

export const check = (text, given) =>
  linkKeys.some((key) => timingSafeEqual(createHmac('sha256', key).update(text).digest(), given))
`,
      `import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { dataKeys } from './keys.js'

export function seal(text) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', dataKeys.newest, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { id: dataKeys.newestId, iv, body, tag: cipher.getAuthTag() }
}

export function open({ id, iv, body, tag }) {
  const decipher = createDecipheriv('aes-256-gcm', dataKeys.byId(id), iv).setAuthTag(tag)
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
}
`,
      `import crypto from 'node:crypto'
import { dataKeys } from './keys.js'

export const seal = (text) => {
  const cipher = crypto.createCipher('aes-256-cbc', dataKeys.newest)
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex')
}

export const open = (id, stored) => {
  const decipher = crypto.createDecipher('aes-256-cbc', dataKeys.byId(id))
  return decipher.update(stored, 'hex', 'utf8') + decipher.final('utf8')
}
`,
      `import { createSign, sign } from 'node:crypto'
import { privateKey, passphrase } from './keys.js'

export const signed = (data) => createSign('sha256').update(data).sign(privateKey, 'base64url')
export const signedToo = (data) => createSign('sha256').update(data).sign({ key: privateKey, passphrase })
export const signedAtOnce = (data) => sign('sha256', data, privateKey)
export const signedAtOnceToo = (data) => sign('sha256', data, { key: privateKey, passphrase })
`,
      `import { createSecretKey, hkdfSync, pbkdf2Sync, scryptSync } from 'node:crypto'
import { masterKeys } from './keys.js'

export const secretKeys = masterKeys.map((key) => createSecretKey(key, 'utf8'))
export const scryptKeys = masterKeys.map((key) => scryptSync(key, 'links', 32))
export const pbkdf2Keys = masterKeys.map((key) => pbkdf2Sync(key, 'links', 600_000, 32, 'sha256'))
export const hkdfKeys = masterKeys.map((key) => hkdfSync('sha256', key, '', 'links', 32))
`,
      `import { hkdf, pbkdf2, scrypt } from 'node:crypto'
import { masterKey } from './keys.js'

export const derive = {
  scrypt: (done) => scrypt(masterKey, 'links', 32, done),
  pbkdf2: (done) => pbkdf2(masterKey, 'links', 600_000, 32, 'sha256', done),
  hkdf: (done) => hkdf('sha256', masterKey, '', 'links', 32, done),
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createHmac } from 'node:crypto'

export const mac = (text) => createHmac('sha256', 'made-up-link-key').update(text).digest('hex')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createHmac, timingSafeEqual } from 'node:crypto'
import { linkKey } from './keys.js'

export const check = (text, given) =>
  timingSafeEqual(createHmac('sha256', linkKey).update(text).digest(), given)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createDecipheriv } from 'node:crypto'
import { dataKey } from './keys.js'

export const decipher = (iv) => createDecipheriv('aes-256-gcm', dataKey, iv)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createDecipher } from 'node:crypto'
import { dataKey } from './keys.js'

export const decipher = () => createDecipher('aes-256-cbc', dataKey)
`,
      },
    ],
  },
})
