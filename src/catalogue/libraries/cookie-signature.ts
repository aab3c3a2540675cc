import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cookie-signature',
  verified: '1.2.2',
  reference: 'https://github.com/tj/node-cookie-signature/issues/38',
  sinks: [
    {
      call: 'sign',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'unsign',
      key: { argument: 1 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'call `unsign` with each key in turn, until it does not give `false`',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`unsign()` gives `false`',
        severity: 'sign in again',
        detail: 'whatever the application signs: sessions, flash values, remembered choices',
      },
    ],
    unaffected: ['the values themselves: they are readable, only unverifiable', 'data on the server'],
    withFallback:
      'A loop over the keys accepts every value; the application signs it again with the newest key when an older one matched.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been signed again',
  },
  missingKey:
    'throws "Secret key must be provided."; the 1.0 that cookie-parser and express-session bring along says "Secret string must be provided."',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['`unsign` with an array of keys throws a TypeError.'],
  notes: ['Rotation is not designed into the library: its maintainer says to loop over the keys (issue 38).'],
  migration: `import { sign, unsign } from 'cookie-signature'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const signValue = (value) => sign(value, keys[0])

export function unsignValue(input) {
  for (const key of keys) {
    const value = unsign(input, key)
    if (value !== false) return value
  }
  return false
}
`,
  examples: {
    correct: [
      `import { sign, unsign } from 'cookie-signature'
import { keys } from './keys.js'

export const signValue = (value) => sign(value, keys.newest)

export function unsignValue(input) {
  for (const key of keys) {
    const value = unsign(input, key)
    if (value !== false) return value
  }
  return false
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { sign } from 'cookie-signature'

export const signValue = (value) => sign(value, 'made-up-cookie-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { unsign } from 'cookie-signature'
import { cookieKey } from './keys.js'

export const unsignValue = (input) => unsign(input, cookieKey)
`,
      },
    ],
  },
})
