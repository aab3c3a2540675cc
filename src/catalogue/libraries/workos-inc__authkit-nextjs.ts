import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@workos-inc/authkit-nextjs',
  verified: '3.0.1',
  reference: 'https://github.com/workos/authkit-nextjs',
  sinks: [
    {
      setting: 'WORKOS_COOKIE_PASSWORD',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'there is no other way, so rotate when everybody may be signed out',
      },
    },
    {
      setting: ['WORKOS_API_KEY', 'WORKOS_CLAIM_TOKEN'],
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to WorkOS fail until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['the seal of the session cookie'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'no user in the session, and the cookie is deleted',
        severity: 'sign in again',
      },
      {
        what: 'requests in flight',
        shows: 'the sign-in starts again',
        severity: 'send again',
        detail: 'sign-ins under way (sealed state, PKCE cookie)',
      },
    ],
    unaffected: [],
    withFallback:
      'There is none: the setting is one password, although the sealing library underneath knows lists.',
    dropWhen: 'at once: it cannot be kept',
  },
  missingKey: 'the middleware throws on every request that the password needs "at least 32 characters"',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    '"new,old" and JSON are each taken as ONE password.',
    'The cookie is deleted on the first request under the new password: going back brings nobody back.',
    'The password is read when the module is imported.',
  ],
  notes: [
    'The password never stands in code: it comes from the setting only.',
    'Version 4.3.2, which needs Node 22, has the same setting in its source; it was not run.',
  ],
  examples: {
    correct: [
      `import { authkitMiddleware } from '@workos-inc/authkit-nextjs'

export default authkitMiddleware()
`,
    ],
    incorrect: [],
  },
})
