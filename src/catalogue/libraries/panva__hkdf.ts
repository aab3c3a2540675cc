import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@panva/hkdf',
  verified: '1.2.1',
  reference: 'https://github.com/panva/hkdf',
  sinks: [
    {
      call: ['default', 'hkdf'],
      key: { argument: 1 },
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
  missingKey: 'throws `"ikm"" must be an instance of Uint8Array or a string`',
  emptyKey: 'refused',
  shortestKey: 'one byte',
  traps: ['The salt and the info are part of the derived key: changing them is a rotation.'],
  notes: ['It is what next-auth and @auth/core derive the key of their sessions with.'],
  examples: {
    correct: [
      `import hkdf from '@panva/hkdf'
import { masterKeys } from './keys.js'

export const derivedKeys = () => Promise.all(masterKeys.map((key) => hkdf('sha256', key, '', 'links', 32)))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { hkdf } from '@panva/hkdf'

export const linkKey = () => hkdf('sha256', 'made-up-master-key', '', 'links', 32)
`,
      },
    ],
  },
})
