import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofMacs: Rotation = {
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
}

export default defineLibrary({
  package: 'jsrsasign',
  verified: '11.1.5',
  reference: 'https://github.com/kjur/jsrsasign',
  sinks: [
    {
      call: ['KJUR.jws.JWS.sign', 'jws.JWS.sign'],
      key: { argument: 3 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: ['KJUR.jws.JWS.sign', 'jws.JWS.sign'],
      key: { argument: 3, property: ['utf8', 'hex', 'b64', 'rstr'] },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: ['KJUR.jws.JWS.verify', 'KJUR.jws.JWS.verifyJWT', 'jws.JWS.verify', 'jws.JWS.verifyJWT'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'ask with each key in turn' },
    },
    {
      call: ['KJUR.jws.JWS.verify', 'KJUR.jws.JWS.verifyJWT', 'jws.JWS.verify', 'jws.JWS.verifyJWT'],
      key: { argument: 1, property: ['utf8', 'hex', 'b64', 'rstr'] },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'ask with each key in turn' },
    },
    {
      new: ['KJUR.crypto.Mac', 'crypto.Mac'],
      key: { argument: 0, property: ['pass', 'pass.utf8', 'pass.hex', 'pass.b64', 'pass.rstr'] },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '`verify` returns false', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '`verify` returns false', severity: 'sign in again' },
      {
        what: 'links',
        shows: '`verify` returns false',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only parsed (`parse`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'throws a string, not an Error: "mac key shall be specified for HS* alg"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A bare string is guessed: of even length and hexadecimal it is read as hex, otherwise as UTF-8. A new random hex key and an old passphrase are read differently.',
    'An array of keys throws a string, "KJUR.crypto.Mac unsupported password type: ...", with all the keys in it.',
    'An empty key signs without an error.',
  ],
  notes: [
    'The key may be an object that says what it is: `{ utf8 }`, `{ hex }`, `{ b64 }` or `{ rstr }`.',
    'Where it signs with the secret of a provider (Zoom SDK), the provider rotates it.',
  ],
  migration: `import rs from 'jsrsasign'

const { JWS } = rs.KJUR.jws

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS]
  .filter(Boolean)
  .map((secret) => ({ utf8: secret }))

export const issue = (payload) => JWS.sign('HS256', { alg: 'HS256', typ: 'JWT' }, payload, keys[0])

export function check(token) {
  if (!keys.some((key) => JWS.verify(token, key, ['HS256']))) throw new Error('bad signature')
  return JWS.parse(token).payloadObj
}
`,
  examples: {
    correct: [
      `import { KJUR } from 'jsrsasign'
import { privateKey, tokenKeys } from './keys.js'

const header = { alg: 'HS256', typ: 'JWT' }

export const issue = (payload) => KJUR.jws.JWS.sign('HS256', header, payload, { utf8: tokenKeys.newest })
export const issueWithPair = (payload) => KJUR.jws.JWS.sign('RS256', { alg: 'RS256' }, payload, privateKey)
export const mac = (text) => {
  const hmac = new KJUR.crypto.Mac({ alg: 'HmacSHA256', pass: { utf8: tokenKeys.newest } })
  return hmac.doFinalString(text)
}
`,
      `import { KJUR } from 'jsrsasign'
import { tokenKeys } from './keys.js'

export const check = (token) => tokenKeys.some((utf8) => KJUR.jws.JWS.verify(token, { utf8 }, ['HS256']))

export const checkClaims = (token, id) =>
  KJUR.jws.JWS.verifyJWT(token, tokenKeys.byId(id), { alg: ['HS256'] })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { KJUR } from 'jsrsasign'

export const issue = (payload) => KJUR.jws.JWS.sign('HS256', { alg: 'HS256' }, payload, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { KJUR } from 'jsrsasign'
import { tokenKey } from './keys.js'

export const check = (token) => KJUR.jws.JWS.verify(token, tokenKey, ['HS256'])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { KJUR } from 'jsrsasign'
import { tokenKey } from './keys.js'

export const check = (token) => KJUR.jws.JWS.verify(token, { hex: tokenKey }, ['HS256'])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { KJUR } from 'jsrsasign'
import { linkKey } from './keys.js'

export function check(text, tag) {
  const mac = new KJUR.crypto.Mac({ alg: 'HmacSHA256', pass: linkKey })
  mac.updateString(text)
  return mac.doFinal() === tag
}
`,
      },
    ],
  },
})
