import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'create-hmac',
  verified: '1.1.7',
  reference: 'https://github.com/crypto-browserify/createHmac',
  sinks: [
    {
      call: 'default',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
  ],
  rotation: {
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
  },
  missingKey: 'throws a TypeError: "The "key" argument must be of type string or an instance of ..."',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['An array of keys throws a TypeError.'],
  notes: ['It stands in for `createHmac` of node:crypto in browsers; in Node it is that function.'],
  examples: {
    correct: [
      `import createHmac from 'create-hmac'
import { linkKeys } from './keys.js'

export const check = (text, given) =>
  linkKeys.some((key) => createHmac('sha256', key).update(text).digest('hex') === given)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import createHmac from 'create-hmac'

export const issue = (text) => createHmac('sha256', 'made-up-link-key').update(text).digest('hex')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import createHmac from 'create-hmac'
import { linkKey } from './keys.js'

export const check = (text, given) => createHmac('sha256', linkKey).update(text).digest('hex') === given
`,
      },
    ],
  },
})
