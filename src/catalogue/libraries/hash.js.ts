import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'hash.js',
  verified: '1.1.7',
  reference: 'https://github.com/indutny/hash.js',
  sinks: [
    {
      call: 'hmac',
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
  missingKey: 'nothing: a missing key is taken as an empty one, without an error',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A missing key makes MACs that anybody can make.',
    'An array of keys is taken as bytes, without an error.',
  ],
  notes: ['Most installations come with elliptic.'],
  examples: {
    correct: [
      `import hash from 'hash.js'
import { linkKeys } from './keys.js'

export const check = (text, given) =>
  linkKeys.some((key) => hash.hmac(hash.sha256, key).update(text).digest('hex') === given)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import hash from 'hash.js'

export const issue = (text) => hash.hmac(hash.sha256, 'made-up-link-key').update(text).digest('hex')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import hash from 'hash.js'
import { linkKey } from './keys.js'

export const check = (text, given) => hash.hmac(hash.sha256, linkKey).update(text).digest('hex') === given
`,
      },
    ],
  },
})
