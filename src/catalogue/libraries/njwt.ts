import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'njwt',
  verified: '2.0.1',
  reference: 'https://github.com/jwtk/njwt',
  sinks: [
    {
      call: 'create',
      key: { argument: 1 },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest key and name it with `setHeader("kid", ...)`',
      },
    },
    {
      call: 'verify',
      key: { argument: 1 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'make a verifier with `withKeyResolver`, which finds the key by its id',
      },
    },
    {
      method: 'withKeyResolver',
      of: { call: 'createVerifier' },
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      method: 'setSigningKey',
      of: { call: 'create' },
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: 'setSigningKey',
      of: { call: 'createVerifier' },
      key: { argument: 0 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'call `withKeyResolver` in its place, which finds the key by its id',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'JwtParseError "Signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'JwtParseError "Signature verification failed"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'JwtParseError "Signature verification failed"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey:
    'create throws "Signing key is required"; verify and setSigningKey throw a TypeError, "The "key" argument must be of type string or ..."',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    '`verify` with the token alone expects `alg: none`: it accepts a forged, unsigned token.',
    'An array of keys throws a TypeError.',
    'Tokens that were made before there were key ids have no `kid`: the function has to give the oldest key for them.',
  ],
  notes: [
    'With a key function an unknown id says "Error while resolving signing key for kid "<id>"".',
    '`create` takes the key as its only argument, too: `create(key)`; that form is not looked at.',
    'A key that is made at the start (`secureRandom(256)`) is lost at every restart.',
  ],
  migration: `import njwt from 'njwt'
import { createHash } from 'node:crypto'

// Newest key first. Drop the second one when the longest token has expired.
const list = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)
const idOf = (key) => createHash('sha256').update(key).digest('hex').slice(0, 8)
const keys = new Map(list.map((key) => [idOf(key), key]))

// No kid means: issued before there were key ids, so by the oldest key.
const verifier = njwt.createVerifier().withKeyResolver((kid, done) => {
  const key = kid ? keys.get(kid) : list.at(-1)
  return key ? done(null, key) : done(new Error('unknown key id'))
})

export const issue = (claims) => njwt.create(claims, list[0]).setHeader('kid', idOf(list[0])).compact()
export const check = (token) => verifier.verify(token).body
`,
  examples: {
    correct: [
      `import njwt from 'njwt'
import { tokenKeys } from './keys.js'

const verifier = njwt.createVerifier().withKeyResolver((kid, done) => done(null, tokenKeys.byId(kid)))

export const issue = (claims) =>
  njwt.create(claims, tokenKeys.newest).setHeader('kid', tokenKeys.newestId).compact()

export const check = (token) => verifier.verify(token).body
`,
      `import njwt from 'njwt'
import { tokenKeys } from './keys.js'

export const reissue = (claims) =>
  njwt.create(claims, tokenKeys.newest).setSigningKey(tokenKeys.newest).compact()

export const checkOf = (id) => njwt.createVerifier().setSigningKey(tokenKeys.byId(id))

export const check = (token, id) => njwt.verify(token, tokenKeys.byId(id))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import njwt from 'njwt'

export const issue = (claims) => njwt.create(claims, 'made-up-token-key').compact()
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import njwt from 'njwt'
import { tokenKey } from './keys.js'

export const check = (token) => njwt.verify(token, tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import nJwt from 'njwt'
import { tokenKey } from './keys.js'

export const verifier = nJwt.createVerifier().setSigningKey(tokenKey)
`,
      },
    ],
  },
})
