import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'thumbor',
  verified: '0.1.5',
  reference: 'https://thumbor.readthedocs.io/en/latest/security.html',
  sinks: [
    {
      new: 'default',
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the key that the server has' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'links',
        shows: 'dead links',
        severity: 'send again',
        detail: 'every signed link that was handed out or cached',
      },
    ],
    unaffected: ['the files'],
    withFallback: 'There is none here.',
    dropWhen: 'at once: it cannot be kept',
  },
  missingKey: '/unsafe/ URLs, without an error',
  emptyKey: 'accepted',
  withEmptyKey: 'makes /unsafe/ URLs without an error',
  shortestKey: 'any',
  traps: [
    'A missing or empty key makes /unsafe/ URLs without an error.',
    'The key is set in two places, here and in the thumbor server.',
  ],
  examples: {
    correct: [
      `import Thumbor from 'thumbor'
import { securityKey } from './keys.js'

const thumbor = new Thumbor(securityKey, 'https://images.example.com')

export const thumbnailOf = (path) => thumbor.setImagePath(path).resize(300, 200).buildUrl()
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Thumbor from 'thumbor'

export const thumbor = new Thumbor('made-up-security-key', 'https://images.example.com')
`,
      },
    ],
  },
})
