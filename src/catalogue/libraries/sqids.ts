import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'sqids',
  verified: '0.3.0',
  reference: 'https://github.com/sqids/sqids-javascript',
  sinks: [],
  rotation: {
    invalidates: [
      {
        what: 'public ids',
        shows: 'old ids decode to other numbers',
        severity: 'unreadable until the old key is back',
        detail: 'when `alphabet` is changed',
      },
    ],
    unaffected: ['the numeric ids in the database'],
    withFallback: 'Decode with each alphabet and keep the result that encodes to the same id again.',
    dropWhen: 'nobody has an id of the old alphabet any more, which is never for certain',
  },
  missingKey: 'nothing: the default alphabet is used',
  traps: ['A changed alphabet is never noticed: every id decodes to some number.'],
  notes: [
    'There is no secret key and no salt here. A shuffled `alphabet` is sometimes used as one; it protects nothing and is not looked at.',
  ],
  examples: {
    correct: [
      `import Sqids from 'sqids'

export const coder = new Sqids({ minLength: 8 })
`,
    ],
    incorrect: [],
  },
})
