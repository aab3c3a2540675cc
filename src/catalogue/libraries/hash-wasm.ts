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
  package: 'hash-wasm',
  verified: '4.13.0',
  reference: 'https://github.com/Daninet/hash-wasm',
  sinks: [
    {
      call: ['argon2id', 'argon2i', 'argon2d'],
      key: { argument: 0, property: 'secret' },
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'hash with the newest pepper' },
    },
    {
      call: 'argon2Verify',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'verify with each pepper in turn and hash again with the newest',
      },
    },
    {
      call: 'createHMAC',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'passwords',
        shows: 'argon2Verify resolves to false for every password, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'if the old pepper was thrown away, every user has to reset the password',
      },
    ],
    unaffected: ['hashes that were made without a pepper', 'sessions that are already open'],
    withFallback:
      'A login that fits the old pepper is accepted and its password hashed again with the new one.',
    dropWhen: 'every account has logged in once; the others have to reset their password',
  },
  missingKey: '`secret: undefined` is no pepper, without an error; createHMAC rejects "Invalid data type!"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A missing or empty pepper is no pepper, without an error.',
    'An array rejects "Invalid data type!".',
  ],
  notes: ['Without `secret` there is no key of the application: the salt is inside the hash.'],
  examples: {
    correct: [
      `import { argon2id, argon2Verify } from 'hash-wasm'
import { peppers } from './keys.js'

export const hash = (password, salt) =>
  argon2id({ password, salt, secret: peppers.newest, parallelism: 1, iterations: 3, memorySize: 65_536, hashLength: 32 })

export async function check(password, stored) {
  for (const secret of peppers) {
    if (await argon2Verify({ password, hash: stored, secret })) return true
  }
  return false
}
`,
      `import { createHMAC, createSHA256 } from 'hash-wasm'
import { linkKeys } from './keys.js'

export const issue = async (text) => (await createHMAC(createSHA256(), linkKeys.newest)).update(text).digest()
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createHMAC, createSHA256 } from 'hash-wasm'

export const issue = async (text) => (await createHMAC(createSHA256(), 'made-up-link-key')).update(text).digest()
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { argon2Verify } from 'hash-wasm'
import { pepper } from './keys.js'

export const check = (password, stored) => argon2Verify({ password, hash: stored, secret: pepper })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createHMAC, createSHA256 } from 'hash-wasm'
import { linkKey } from './keys.js'

export async function check(message, mac) {
  const hmac = await createHMAC(createSHA256(), linkKey)
  return hmac.init().update(message).digest() === mac
}
`,
      },
    ],
  },
})
