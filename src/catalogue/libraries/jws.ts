import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jws',
  verified: '4.0.1',
  reference: 'https://github.com/brianloveswords/node-jws',
  sinks: [
    {
      call: 'sign',
      key: { argument: 0, property: 'secret' },
      role: 'sign',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'sign',
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'createSign',
      key: { argument: 0, property: ['secret', 'privateKey', 'key'] },
      role: 'sign',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'verify',
      key: { argument: 2 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'ask with each key: `keys.some((key) => jws.verify(token, algorithm, key))`',
      },
    },
    {
      call: 'createVerify',
      key: { argument: 0, property: ['secret', 'key'] },
      role: 'verify',
      emptyKey: 'refused',
      keyRing: { accepts: 'one key', instead: 'make a verifier for each key' },
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
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'sign and verify throw "secret must be a string or bufferor a KeyObject"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`verify` accepts an empty key: with it, anybody can forge tokens. `sign` refuses it as `secret`, but not as `privateKey`; `createSign` and `createVerify` never finish.',
    'The key is the third argument of verify, after the algorithm; in jsonwebtoken it is the second.',
    'An array of keys throws "secret must be a string or bufferor a KeyObject".',
    '`verify` returns false, it does not throw: a caller that ignores the result accepts everything.',
  ],
  notes: [
    '`publicKey` is no secret key.',
    'Most installations come with jsonwebtoken and google-auth-library.',
  ],
  migration: `import jws from 'jws'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

export const issue = (payload) => jws.sign({ header: { alg: 'HS256', typ: 'JWT' }, payload, secret: keys[0] })

export function check(token) {
  if (!keys.some((key) => jws.verify(token, 'HS256', key))) throw new Error('bad signature')
  return jws.decode(token).payload
}
`,
  examples: {
    correct: [
      `import jws from 'jws'
import { tokenKeys } from './keys.js'

const header = { alg: 'HS256', typ: 'JWT' }

export const issue = (payload) => jws.sign({ header, payload, secret: tokenKeys.newest })
export const issueToo = (payload) => jws.sign({ header, payload, privateKey: tokenKeys.newest })
export const issueStream = (payload) => jws.createSign({ header, payload, secret: tokenKeys.newest })
`,
      `import jws from 'jws'
import { tokenKeys } from './keys.js'

export const check = (token) => tokenKeys.some((key) => jws.verify(token, 'HS256', key))

export const verifiers = (signature) =>
  tokenKeys.map((secret) => jws.createVerify({ signature, algorithm: 'HS256', secret }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import jws from 'jws'

export const issue = (payload) => jws.sign({ header: { alg: 'HS256' }, payload, secret: 'made-up-token-key' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jws from 'jws'
import { tokenKey } from './keys.js'

export const check = (token) => jws.verify(token, 'HS256', tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import jws from 'jws'
import { tokenKey } from './keys.js'

export const verifier = (signature) => jws.createVerify({ signature, algorithm: 'HS256', secret: tokenKey })
`,
      },
    ],
  },
})
