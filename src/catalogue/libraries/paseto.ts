import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofSignedTokens: Rotation = {
  invalidates: [
    {
      what: 'access tokens',
      shows: 'rejects "Token signature verification failed"',
      severity: 'sign in again',
    },
    {
      what: 'refresh tokens',
      shows: 'rejects "Token signature verification failed"',
      severity: 'sign in again',
    },
    {
      what: 'links',
      shows: 'rejects "Token signature verification failed"',
      severity: 'send again',
      detail: 'links that carry a token: password reset, e-mail verification, invitation',
    },
  ],
  unaffected: ['password hashes', 'stored data'],
  withFallback: 'Tokens of the old pair verify with its public key until they expire.',
  dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
}

export default defineLibrary({
  package: 'paseto',
  verified: '4.0.1',
  reference: 'https://github.com/panva/paseto',
  sinks: [
    {
      call: ['V1.encrypt', 'V3.encrypt'],
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      versions: '<4',
    },
    {
      call: ['V1.decrypt', 'V3.decrypt'],
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn' },
      versions: '<4',
    },
    {
      call: ['V1.sign', 'V2.sign', 'V3.sign', 'V4.sign'],
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest private key' },
      versions: '<4',
      rotation: ofSignedTokens,
    },
    {
      method: 'Encrypt',
      of: { new: 'LocalProtocol' },
      key: { argument: 0 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      versions: '>=4',
    },
    {
      method: 'Decrypt',
      of: { new: 'LocalProtocol' },
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'import every key and decrypt with each in turn' },
      versions: '>=4',
    },
    {
      method: 'ImportKey',
      of: { new: 'LocalProtocol' },
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'import every key' },
      versions: '>=4',
    },
    {
      method: 'Sign',
      of: { new: 'PublicProtocol' },
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest secret key' },
      versions: '>=4',
      rotation: ofSignedTokens,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'rejects "Token authentication failed"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'rejects "Token authentication failed"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'rejects "Token authentication failed"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key open until they expire; new ones are encrypted with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance encrypts with the new key',
  },
  missingKey:
    'Encrypt throws InvalidKeyError ""key" is not a v3 key for this operation"; before version 4, "invalid key provided"',
  emptyKey: 'refused',
  shortestKey: 'exactly 32 bytes',
  traps: [
    'Version 4 is another API: V1 to V4 are gone, and the key went from the second argument to the first.',
    'An array of keys throws, and so does a function.',
  ],
  notes: [
    'Before version 4 the errors are "decryption failed" and "invalid signature".',
    'Before version 4 the key is a KeyObject or 32 bytes: a Buffer, or a string of 32 characters. From version 4 it is what `GenerateKey` or `ImportKey` (of a PASERK string) gave.',
    'Public keys (`verify`, `Verify`) are no secret keys; rotating the pair does the same to the tokens.',
  ],
  migration: `import { LocalProtocol } from 'paseto'
import { EncryptFactory, DecryptFactory, ImportKeyFactory } from 'paseto/v3/local'

const v3 = new LocalProtocol(EncryptFactory, DecryptFactory, ImportKeyFactory)

// Newest key first. Drop the second one when the longest token has expired.
const paserks = [process.env.PASERK, process.env.PASERK_PREVIOUS].filter(Boolean)
const keys = await Promise.all(paserks.map((paserk) => v3.ImportKey(paserk)))

export const issue = (claims) => v3.Encrypt(keys[0], claims)

export async function check(token) {
  for (const [index, key] of keys.entries()) {
    try {
      return (await v3.Decrypt(key, token)).claims
    } catch (error) {
      if (index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import { LocalProtocol, PublicProtocol } from 'paseto'
import { DecryptFactory, EncryptFactory, ImportKeyFactory } from 'paseto/v3/local'
import { SignFactory } from 'paseto/v4/public'
import { paserks, secretKey, tokenKeys } from './keys.js'

const local = new LocalProtocol(EncryptFactory, DecryptFactory, ImportKeyFactory)
const signer = new PublicProtocol(SignFactory)

export const importAll = () => Promise.all(paserks.map((paserk) => local.ImportKey(paserk)))
export const seal = (claims) => local.Encrypt(tokenKeys.newest, claims)
export const open = (id, token) => local.Decrypt(tokenKeys.byId(id), token)
export const issue = (claims) => signer.Sign(secretKey, claims)
`,
      `import { V3, V4 } from 'paseto'
import { privateKey, tokenKeys } from './keys.js'

export const seal = (payload) => V3.encrypt(payload, tokenKeys.newest)
export const issue = (payload) => V4.sign(payload, privateKey)

export async function open(token) {
  for (const key of tokenKeys) {
    const payload = await V3.decrypt(token, key).catch(() => undefined)
    if (payload) return payload
  }
  throw new Error('no key fits')
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { LocalProtocol } from 'paseto'
import { EncryptFactory, ImportKeyFactory } from 'paseto/v3/local'

const local = new LocalProtocol(EncryptFactory, ImportKeyFactory)

export const tokenKey = () => local.ImportKey('k3.local.bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy0zMmI')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { LocalProtocol } from 'paseto'
import { DecryptFactory } from 'paseto/v3/local'
import { tokenKey } from './keys.js'

const local = new LocalProtocol(DecryptFactory)

export const open = (token) => local.Decrypt(tokenKey, token)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { V3 } from 'paseto'
import { tokenKey } from './keys.js'

export const open = (token) => V3.decrypt(token, tokenKey)
`,
      },
    ],
  },
})
