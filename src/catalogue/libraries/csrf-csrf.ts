import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'csrf-csrf',
  verified: '4.0.3',
  reference: 'https://github.com/Psifi-Solutions/csrf-csrf#getsecret',
  sinks: [
    {
      call: 'doubleCsrf',
      key: { argument: 0, property: 'getSecret', returned: true },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "invalid csrf token"',
        severity: 'send again',
        detail: 'forms that are open; the next GET of the form makes a good token',
      },
    ],
    unaffected: ['sessions'],
    withFallback:
      'Every open form is accepted. A GET hands the old token out again while the old key is listed.',
    dropWhen: 'the last instance signs with the new key: a form that is still open then is refused once',
  },
  missingKey:
    'version 4 answers 500 when a token is made; version 3 hashes `undefined` as the word "undefined": tokens that anybody can make',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'Tokens are never signed again while the old key is listed: a GET hands the old one out once more.',
    '`getSecret` as a bare string throws "getSecret is not a function".',
    'In version 3 a missing setting goes unnoticed: the key is then the word "undefined".',
  ],
  notes: [
    'Also run against 3.2.2: there the token is a sha256 of session, token and key, in version 4 an HMAC.',
    'Applications that write `getSecret: (req) => req.secret` use the key of cookie-parser.',
  ],
  migration: `import { doubleCsrf } from 'csrf-csrf'

// Newest key first.
const keys = [process.env.CSRF_SECRET, process.env.CSRF_SECRET_PREVIOUS].filter(Boolean)

export const csrf = doubleCsrf({
  getSecret: () => keys,
  getSessionIdentifier: (req) => req.session.id,
})
`,
  examples: {
    correct: [
      `import { doubleCsrf } from 'csrf-csrf'
import { csrfKeys } from './keys.js'

export const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => csrfKeys,
  getSessionIdentifier: (req) => req.session.id,
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { doubleCsrf } from 'csrf-csrf'
import { olderKeys } from './keys.js'

export const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => ['made-up-csrf-key', ...olderKeys],
  getSessionIdentifier: (req) => req.session.id,
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { doubleCsrf } from 'csrf-csrf'
import { csrfKey } from './keys.js'

export const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => csrfKey,
  getSessionIdentifier: (req) => req.session.id,
})
`,
      },
    ],
  },
})
