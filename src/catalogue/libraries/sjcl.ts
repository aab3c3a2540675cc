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
  package: 'sjcl',
  verified: '1.0.9',
  reference: 'https://github.com/bitwiseshiftleft/sjcl',
  sinks: [
    {
      call: ['encrypt', 'json.encrypt'],
      key: { argument: 0 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: ['decrypt', 'json.decrypt'],
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn' },
    },
    {
      new: 'misc.hmac',
      key: { argument: 0 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt` throws "ccm: tag doesn\'t match"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'length\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['An array is read as a key in words: an array of strings throws "invalid aes key size".'],
  notes: ['The key is the first argument, before the text.'],
  migration: `import sjcl from 'sjcl'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean)

export const seal = (text) => sjcl.encrypt(keys[0], text)

export function open(stored) {
  for (const [index, key] of keys.entries()) {
    try {
      return sjcl.decrypt(key, stored)
    } catch (error) {
      if (index === keys.length - 1) throw error
    }
  }
}
`,
  examples: {
    correct: [
      `import sjcl from 'sjcl'
import { dataKeys } from './keys.js'

export const seal = (text) => sjcl.encrypt(dataKeys.newest, text)

export function open(stored) {
  for (const key of dataKeys) {
    try {
      return sjcl.decrypt(key, stored)
    } catch {
      continue
    }
  }
}
`,
      `import sjcl from 'sjcl'
import { linkKeys } from './keys.js'

const hmac = new sjcl.misc.hmac(linkKeys.newest)

export const issue = (text) => sjcl.codec.hex.fromBits(hmac.mac(text))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sjcl from 'sjcl'

export const seal = (text) => sjcl.encrypt('made-up-data-key', text)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sjcl from 'sjcl'
import { dataKey } from './keys.js'

export const open = (stored) => sjcl.decrypt(dataKey, stored)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sjcl from 'sjcl'
import { linkKey } from './keys.js'

export const check = (text, mac) =>
  sjcl.bitArray.equal(new sjcl.misc.hmac(linkKey).mac(text), mac)
`,
      },
    ],
  },
})
