import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/csrf',
  verified: '8.1.1',
  reference: 'https://www.npmjs.com/package/@fastify/csrf',
  sinks: [
    {
      new: ['default', 'Tokens'],
      key: { argument: 0, property: 'hmacKey' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '`verify()` gives `false`',
        severity: 'send again',
        detail: 'forms that are open',
      },
    ],
    unaffected: [
      'tokens without `hmacKey`: the secret of `create` and `verify` is a random value for each visitor',
    ],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'the tokens are plain hashes without a key, silently',
  emptyKey: 'accepted',
  withEmptyKey: 'makes hashes without a key',
  shortestKey: 'any',
  traps: [
    'An array is refused: "option hmacKey must be a supported hmac key".',
    'A missing setting goes unnoticed: `undefined` and the empty string both mean no key.',
  ],
  examples: {
    correct: [
      `import CSRF from '@fastify/csrf'

const tokens = new CSRF()

export const tokenFor = (session) => tokens.create(session.csrfSecret)
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import CSRF from '@fastify/csrf'
import { csrfKey } from './keys.js'

export const tokens = new CSRF({ hmacKey: csrfKey })
`,
      },
    ],
  },
})
