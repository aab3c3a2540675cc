import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'next-csrf',
  verified: '0.2.1',
  reference: 'https://www.npmjs.com/package/next-csrf',
  sinks: [
    {
      call: 'nextCsrf',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "Invalid CSRF token"',
        severity: 'send again',
        detail: 'forms that are open',
      },
    ],
    unaffected: ['sessions'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'the tokens are silently unsigned',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A missing setting goes unnoticed: the tokens are then unsigned and accepted.',
    'An array of keys throws "Secret string must be provided.".',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { nextCsrf } from 'next-csrf'
import { csrfKey } from './keys.js'

export const { csrf, setup } = nextCsrf({ secret: csrfKey })
`,
      },
    ],
  },
})
