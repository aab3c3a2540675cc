import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/csrf-protection',
  verified: '8.0.2',
  reference: 'https://www.npmjs.com/package/@fastify/csrf-protection',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifyCsrfProtection'] },
      key: { argument: 1, property: 'csrfOpts.hmacKey' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "Invalid csrf token"',
        severity: 'send again',
        detail:
          'forms that are open; 403 "Missing csrf secret" when it is the signed cookie of @fastify/cookie that was rotated',
      },
    ],
    unaffected: ['the cookie mode without `signed` and without `hmacKey`: there is no key'],
    withFallback:
      'The `hmacKey` takes no fallback key. The signed cookie and the session take the list of @fastify/cookie and @fastify/session.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey:
    'with `getUserInfo` in cookie mode it throws "csrfOpts.hmacKey is required"; otherwise the tokens are plain hashes',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['An array as `hmacKey` is refused at the start: "option hmacKey must be a supported hmac key".'],
  examples: {
    correct: [
      `import fastifyCookie from '@fastify/cookie'
import csrfProtection from '@fastify/csrf-protection'
import { cookieKeys } from './keys.js'

app.register(fastifyCookie, { secret: cookieKeys })
app.register(csrfProtection, { cookieOpts: { signed: true } })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import csrfProtection from '@fastify/csrf-protection'
import { csrfKey } from './keys.js'

app.register(csrfProtection, { csrfOpts: { hmacKey: csrfKey } })
`,
      },
    ],
  },
})
