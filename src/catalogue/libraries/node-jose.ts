import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofEncryptedTokens: Rotation = {
  invalidates: [
    { what: 'access tokens', shows: 'rejects "no key found"', severity: 'sign in again' },
    { what: 'links', shows: 'rejects "no key found"', severity: 'send again' },
    {
      what: 'ciphertext',
      shows: 'rejects "no key found"',
      severity: 'unreadable until the old key is back',
      detail: 'only where a JWE is kept in a database; lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['password hashes', 'stored data that is no JWE'],
  withFallback: 'What the old key encrypted decrypts as long as the key is in the key store.',
  dropWhen: 'nothing that was encrypted with it has to be read any more',
}

export default defineLibrary({
  package: 'node-jose',
  verified: '2.2.0',
  reference: 'https://github.com/cisco/node-jose',
  sinks: [
    {
      call: 'JWK.asKey',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'put all keys into a key store with `JWK.asKeyStore`' },
    },
    {
      call: 'JWK.asKeyStore',
      key: { argument: 0, property: 'keys' },
      role: 'derive',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
    {
      call: 'JWS.createSign',
      key: { argument: 'last' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'JWS.createVerify',
      key: { argument: 0 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'give it a key store of all keys, made with `JWK.asKeyStore({ keys })`',
      },
    },
    {
      call: 'JWE.createEncrypt',
      key: { argument: 'last' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      rotation: ofEncryptedTokens,
    },
    {
      call: 'JWE.createDecrypt',
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'give it a key store of all keys, made with `JWK.asKeyStore({ keys })`',
      },
      rotation: ofEncryptedTokens,
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: 'rejects "no key found"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: 'rejects "no key found"', severity: 'sign in again' },
      {
        what: 'links',
        shows: 'rejects "no key found"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'JWK.asKey throws "Cannot read properties of undefined (reading \'kty\')"',
  emptyKey: 'refused',
  shortestKey: '32 bytes for HS256: a shorter key has no algorithm ("unsupported algorithm")',
  traps: ['A plain array of keys is no key store: createVerify throws "no key found".'],
  notes: [
    'A key store takes the key that the `kid` of the token names and tries no other; for a token without `kid` it takes the first one that fits.',
    '`JWK.createKeyStore().add` was not run and is not looked at.',
  ],
  migration: `import jose from 'node-jose'

// Newest key first. Drop the second one when the longest token has expired.
const secrets = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)
const oct = (secret) => ({ kty: 'oct', alg: 'HS256', k: Buffer.from(secret).toString('base64url') })
const store = await jose.JWK.asKeyStore({ keys: secrets.map(oct) }) // verifies with any of them
const newest = await jose.JWK.asKey(oct(secrets[0])) // signs

export const issue = (payload) =>
  jose.JWS.createSign({ format: 'compact' }, newest).update(JSON.stringify(payload)).final()

export const check = async (token) =>
  JSON.parse((await jose.JWS.createVerify(store).verify(token)).payload)
`,
  examples: {
    correct: [
      `import jose from 'node-jose'
import { privateJwks } from './keys.js'

const newest = await jose.JWK.asKey(privateJwks.newest)
const store = await jose.JWK.asKeyStore({ keys: privateJwks })

export const issue = (payload) => jose.JWS.createSign({ format: 'compact' }, newest).update(payload).final()
export const check = (token) => jose.JWS.createVerify(store).verify(token)
`,
      `import jose from 'node-jose'
import { keyStore, newestKey } from './keys.js'

export const seal = (text) => jose.JWE.createEncrypt({ format: 'compact' }, newestKey).update(text).final()
export const open = (token) => jose.JWE.createDecrypt(keyStore).decrypt(token)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import jose from 'node-jose'

export const linkKey = () => jose.JWK.asKey({ kty: 'oct', k: 'bWFkZS11cC1saW5rLWtleQ' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jose from 'node-jose'
import { tokenKey } from './keys.js'

export const check = (token) => jose.JWS.createVerify(tokenKey).verify(token)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jose from 'node-jose'
import { tokenKey } from './keys.js'

export const decrypter = jose.JWE.createDecrypt(tokenKey)
`,
      },
    ],
  },
})
