import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'tiny-csrf',
  verified: '1.1.6',
  reference: 'https://www.npmjs.com/package/tiny-csrf',
  sinks: [
    {
      call: 'default',
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'replace it; forms that are open fail once, and tokens live five minutes',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '500 "Did not get a valid CSRF token"',
        severity: 'send again',
        detail: 'forms that are open; the answer is 500, not 403',
      },
    ],
    unaffected: ['sessions'],
    withFallback:
      'It takes no fallback key. Its cookie is signed by cookie-parser, too, which does take a list.',
    dropWhen: 'the last instance has the new key; tokens live five minutes',
  },
  missingKey: `throws "Cannot read properties of undefined (reading 'length')"`,
  emptyKey: 'refused',
  shortestKey: '32 characters exactly',
  traps: [
    'An array of keys throws "Your secret is not the required 32 characters long"; so do 33 characters.',
    'Rotating the key of cookie-parser without a fallback key refuses the forms as well.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import csurf from 'tiny-csrf'
import { csrfKey } from './keys.js'

app.use(csurf(csrfKey, ['POST']))
`,
      },
    ],
  },
})
