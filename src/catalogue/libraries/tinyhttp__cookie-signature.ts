import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@tinyhttp/cookie-signature',
  verified: '2.1.2',
  reference: 'https://www.npmjs.com/package/@tinyhttp/cookie-signature',
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
        detail: 'whatever the application signs',
      },
    ],
    unaffected: ['the values themselves: they are readable, only unverifiable'],
    withFallback: 'A loop over the keys accepts every value; nothing signs it again by itself.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been signed again',
  },
  missingKey: 'throws a TypeError (`The "key" argument must be ...`)',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['`unsign` with an array of keys throws a TypeError.'],
  migration: `import { sign, unsign } from '@tinyhttp/cookie-signature'

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
      `import { sign, unsign } from '@tinyhttp/cookie-signature'
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
        code: `import { sign } from '@tinyhttp/cookie-signature'

export const signValue = (value) => sign(value, 'made-up-cookie-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { unsign } from '@tinyhttp/cookie-signature'
import { cookieKey } from './keys.js'

export const unsignValue = (input) => unsign(input, cookieKey)
`,
      },
    ],
  },
})
