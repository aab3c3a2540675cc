import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'futoin-hkdf',
  verified: '1.5.3',
  reference: 'https://github.com/futoin/util-js-hkdf',
  sinks: [
    {
      call: 'default',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'whatever the derived key protects',
        shows: 'another derived key, and then what its use shows',
        severity: 'unreadable until the old key is back',
        detail: 'as bad as the worst use of the derived key',
      },
    ],
    unaffected: [],
    withFallback: 'Derive one key of each; the uses of the derived keys decide what they save.',
    dropWhen: 'no use of the derived key needs it any more',
  },
  missingKey:
    'throws "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received undefined"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'An array of keys is not refused: it is read as bytes and gives a key of its own.',
    'The key is the first argument; in hkdf of node:crypto and @panva/hkdf it is the second.',
  ],
  examples: {
    correct: [
      `import hkdf from 'futoin-hkdf'
import { masterKeys } from './keys.js'

export const derivedKeys = masterKeys.map((key) => hkdf(key, 32, { info: 'links', hash: 'SHA-256' }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import hkdf from 'futoin-hkdf'

export const linkKey = hkdf('made-up-master-key', 32, { info: 'links', hash: 'SHA-256' })
`,
      },
    ],
  },
})
