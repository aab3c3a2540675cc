import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofEncryptedTokens: Rotation = {
  invalidates: [
    {
      what: 'access tokens',
      shows: 'JWEDecryptionFailed "decryption operation failed"',
      severity: 'sign in again',
    },
    {
      what: 'links',
      shows: 'JWEDecryptionFailed "decryption operation failed"',
      severity: 'send again',
    },
    {
      what: 'ciphertext',
      shows: 'JWEDecryptionFailed "decryption operation failed"',
      severity: 'unreadable until the old key is back',
      detail: 'only where a JWE is kept in a database; lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['password hashes', 'stored data that is no JWE'],
  withFallback: 'Tokens of the old key decrypt until they expire; new ones are encrypted with the new key.',
  dropWhen:
    'the longest lifetime of a token has passed since the last instance encrypts with the new key; for a JWE in a database, every row has been encrypted again',
}

const ofImportedKeys: Rotation = {
  invalidates: [
    {
      what: 'whatever the derived key protects',
      shows: '"signature verification failed" or "decryption operation failed"',
      severity: 'sign in again',
      detail: 'as bad as the worst use of the imported key',
    },
  ],
  unaffected: ['password hashes', 'tokens that are only decoded (`decodeJwt`)'],
  withFallback: 'Import every key; the calls that use them decide what that saves.',
  dropWhen: 'no token of it has to be accepted any more',
}

export default defineLibrary({
  package: 'jose',
  verified: '6.2.17',
  reference: 'https://github.com/panva/jose',
  sinks: [
    {
      from: ['jose', 'jose/jwt/sign'],
      method: 'sign',
      of: { new: 'SignJWT' },
      key: { argument: 0 },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest key and name it in the `kid` of the header',
      },
    },
    {
      from: ['jose', 'jose/jws/compact/sign', 'jose/jws/flattened/sign'],
      method: 'sign',
      of: { new: ['CompactSign', 'FlattenedSign'] },
      key: { argument: 0 },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest key and name it in the `kid` of the header',
      },
    },
    {
      from: ['jose', 'jose/jws/general/sign'],
      method: 'addSignature',
      of: { new: 'GeneralSign' },
      key: { argument: 0 },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'call it once for each key, then any of them verifies the object',
      },
    },
    {
      from: ['jose', 'jose/jwt/verify'],
      call: 'jwtVerify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      from: ['jose', 'jose/jws/compact/verify', 'jose/jws/flattened/verify', 'jose/jws/general/verify'],
      call: ['compactVerify', 'flattenedVerify', 'generalVerify'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      from: ['jose', 'jose/jwt/encrypt'],
      method: 'encrypt',
      of: { new: 'EncryptJWT' },
      key: { argument: 0 },
      role: 'encrypt',
      shortestKey: 'the exact length of the algorithm',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and name it in the `kid` of the header',
      },
      rotation: ofEncryptedTokens,
    },
    {
      from: ['jose', 'jose/jwe/compact/encrypt', 'jose/jwe/flattened/encrypt'],
      method: 'encrypt',
      of: { new: ['CompactEncrypt', 'FlattenedEncrypt'] },
      key: { argument: 0 },
      role: 'encrypt',
      shortestKey: 'the exact length of the algorithm',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and name it in the `kid` of the header',
      },
      rotation: ofEncryptedTokens,
    },
    {
      from: ['jose', 'jose/jwe/general/encrypt'],
      method: 'addRecipient',
      of: { new: 'GeneralEncrypt' },
      key: { argument: 0 },
      role: 'encrypt',
      shortestKey: 'the exact length of the algorithm',
      keyRing: {
        accepts: 'one key',
        instead: 'call it once for each key, then any of them decrypts the object',
      },
      rotation: ofEncryptedTokens,
    },
    {
      from: ['jose', 'jose/jwt/decrypt'],
      call: 'jwtDecrypt',
      key: { argument: 1 },
      role: 'decrypt',
      shortestKey: 'the exact length of the algorithm',
      keyRing: { accepts: 'function', gives: 'one key' },
      rotation: ofEncryptedTokens,
    },
    {
      from: ['jose', 'jose/jwe/compact/decrypt', 'jose/jwe/flattened/decrypt', 'jose/jwe/general/decrypt'],
      call: ['compactDecrypt', 'flattenedDecrypt', 'generalDecrypt'],
      key: { argument: 1 },
      role: 'decrypt',
      shortestKey: 'the exact length of the algorithm',
      keyRing: { accepts: 'function', gives: 'one key' },
      rotation: ofEncryptedTokens,
    },
    {
      from: ['jose', 'jose/key/import'],
      call: ['importPKCS8', 'importJWK'],
      key: { argument: 0 },
      role: 'derive',
      shortestKey: 'a private key in PEM or a JWK',
      keyRing: { accepts: 'one key', instead: 'import every key' },
      rotation: ofImportedKeys,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'JWSSignatureVerificationFailed "signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'JWSSignatureVerificationFailed "signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'JWSSignatureVerificationFailed "signature verification failed"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decodeJwt`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey:
    'sign and jwtVerify throw a TypeError: "Key for the HS256 algorithm must be one of type CryptoKey, KeyObject, JSON Web Key, or Uint8Array. Received undefined"',
  emptyKey: 'refused',
  shortestKey:
    'one byte for HS256; 2048 bits for RSA; for encryption the exact length (dir with A256GCM: 32 bytes, A256CBC-HS512: 64 bytes)',
  traps: [
    'An array of keys throws, and so does a key function that returns one.',
    'A string throws, too: the key is nearly always wrapped in `new TextEncoder().encode`, `Buffer.from` or `createSecretKey`.',
    'With versions 4 and 5, `new TextEncoder().encode(setting ?? "")` of a missing setting signs and verifies with an empty key, so anybody can forge tokens; 6 throws "Zero-length key is not supported".',
    '`createLocalJWKSet` refuses symmetric keys: it is no key ring for HS256.',
    'Two matching keys in a JWKS and a token without `kid` throw ERR_JWKS_MULTIPLE_MATCHING_KEYS; iterating over that error yields the keys to try.',
    'Try the older key only after JWSSignatureVerificationFailed: an expired token must not be tried again.',
  ],
  notes: [
    'A key function is given the protected header and the token, and may be async.',
    'Public keys are no secret keys: `createLocalJWKSet({ keys })` takes old and new public JWKs together, `importSPKI` and `importX509` one each.',
    'Version 2 is another library: its `JWT.verify` takes a `JWKS.KeyStore` of several symmetric keys.',
    'The subpaths (`jose/jwt/sign`) exist in 5 and 6; there is no default export.',
  ],
  migration: `import { SignJWT, jwtVerify, errors } from 'jose'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS]
  .filter(Boolean)
  .map((secret) => new TextEncoder().encode(secret))

export const issue = (payload) => new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(keys[0])

export async function check(token) {
  for (const [index, key] of keys.entries()) {
    try {
      return (await jwtVerify(token, key, { algorithms: ['HS256'] })).payload
    } catch (error) {
      const wrongKey = error instanceof errors.JWSSignatureVerificationFailed
      if (!wrongKey || index === keys.length - 1) throw error
    }
  }
}

// Encrypted tokens: the header names the key. Tokens from before have no kid: those are of the oldest key.
import { EncryptJWT, jwtDecrypt } from 'jose'
import { createHash } from 'node:crypto'

const entry = (secret) => {
  const key = createHash('sha256').update(secret).digest()
  return [createHash('sha256').update(key).digest('hex').slice(0, 8), key]
}
const dataKeys = new Map([process.env.JWE_SECRET, process.env.JWE_SECRET_PREVIOUS].filter(Boolean).map(entry))
const [kid, newest] = [...dataKeys][0]
const oldest = [...dataKeys.values()].at(-1)

export const seal = (payload) =>
  new EncryptJWT(payload).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid }).encrypt(newest)

export const open = async (token) =>
  (await jwtDecrypt(token, (header) => (header.kid ? dataKeys.get(header.kid) : oldest))).payload
`,
  examples: {
    correct: [
      `import { SignJWT, jwtVerify } from 'jose'
import { tokenKeys } from './keys.js'

export const issue = (payload) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', kid: tokenKeys.newestId })
    .setExpirationTime('15m')
    .sign(tokenKeys.newest)

export const check = (token) => jwtVerify(token, (header) => tokenKeys.byId(header.kid))
`,
      `import { CompactSign, FlattenedSign, GeneralSign } from 'jose'
import { signingKeys } from './keys.js'

const header = { alg: 'HS256', kid: signingKeys.newestId }

export const compact = (bytes) => new CompactSign(bytes).setProtectedHeader(header).sign(signingKeys.newest)
export const flattened = (bytes) => new FlattenedSign(bytes).setProtectedHeader(header).sign(signingKeys.newest)
export const general = (bytes) => {
  const jws = new GeneralSign(bytes)
  jws.addSignature(signingKeys.newest).setProtectedHeader(header)
  return jws.sign()
}
`,
      `import { compactVerify, flattenedVerify, generalVerify } from 'jose'
import { signingKeys } from './keys.js'

const keyOf = (header) => signingKeys.byId(header.kid)

export const fromCompact = (jws) => compactVerify(jws, keyOf)
export const fromFlattened = (jws) => flattenedVerify(jws, keyOf)
export const fromGeneral = (jws) => generalVerify(jws, keyOf)
`,
      `import { EncryptJWT, jwtDecrypt } from 'jose'
import { dataKeys } from './keys.js'

const header = { alg: 'dir', enc: 'A256GCM', kid: dataKeys.newestId }

export const seal = (payload) => new EncryptJWT(payload).setProtectedHeader(header).encrypt(dataKeys.newest)
export const open = (token) => jwtDecrypt(token, ({ kid }) => dataKeys.byId(kid))
`,
      `import { CompactEncrypt, FlattenedEncrypt, GeneralEncrypt } from 'jose'
import { dataKeys } from './keys.js'

const header = { alg: 'dir', enc: 'A256GCM', kid: dataKeys.newestId }

export const compact = (bytes) => new CompactEncrypt(bytes).setProtectedHeader(header).encrypt(dataKeys.newest)
export const flattened = (bytes) =>
  new FlattenedEncrypt(bytes).setProtectedHeader(header).encrypt(dataKeys.newest)
export const general = (bytes) => {
  const jwe = new GeneralEncrypt(bytes).setProtectedHeader({ enc: 'A256GCM' })
  jwe.addRecipient(dataKeys.newest).setUnprotectedHeader({ alg: 'A256KW', kid: dataKeys.newestId })
  return jwe.encrypt()
}
`,
      `import { compactDecrypt, flattenedDecrypt, generalDecrypt } from 'jose'
import { dataKeys } from './keys.js'

const keyOf = (header) => dataKeys.byId(header.kid)

export const fromCompact = (jwe) => compactDecrypt(jwe, keyOf)
export const fromFlattened = (jwe) => flattenedDecrypt(jwe, keyOf)
export const fromGeneral = (jwe) => generalDecrypt(jwe, keyOf)
`,
      `import { SignJWT, importJWK, importPKCS8 } from 'jose'
import { privateKey, privateJwk } from './keys.js'

export const issue = async (payload) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256' }).sign(await importPKCS8(privateKey, 'RS256'))

export const issueToo = async (payload) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(await importJWK(privateJwk, 'ES256'))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { SignJWT } from 'jose'

const key = new TextEncoder().encode('made-up-token-key')

export const issue = (payload) => new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { jwtVerify } from 'jose'
import { tokenKey } from './keys.js'

export const check = (token) => jwtVerify(token, tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { compactVerify } from 'jose'
import { tokenKey } from './keys.js'

export const check = (jws) => compactVerify(jws, tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { jwtDecrypt } from 'jose'
import { tokenKey } from './keys.js'

export const open = (token) => jwtDecrypt(token, tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { compactDecrypt } from 'jose'
import { dataKey } from './keys.js'

export const open = (jwe) => compactDecrypt(jwe, dataKey)
`,
      },
    ],
  },
})
