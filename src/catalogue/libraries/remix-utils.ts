import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'remix-utils',
  verified: '10.0.0',
  reference: 'https://github.com/sergiodxa/remix-utils',
  sinks: [
    {
      from: 'remix-utils/csrf/server',
      new: 'CSRF',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: 'leave it out: the cookie is signed already, and its `secrets` take several keys',
      },
      versions: '>=10.0.0',
    },
    {
      from: 'remix-utils/csrf/server',
      new: 'CSRF',
      key: { argument: 0, property: 'secret' },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'leave it out: the cookie is signed already, and its `secrets` take several keys',
      },
      versions: '<10.0.0',
      rotation: {
        invalidates: [],
        unaffected: ['every form: the key is not part of the signature'],
        withFallback: 'There is nothing to save.',
        dropWhen: 'the last instance has the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '"Tampered CSRF token in cookie."',
        severity: 'send again',
        detail:
          'forms that are open; "Can\'t find CSRF token in cookie." when the `secrets` of the cookie were rotated',
      },
    ],
    unaffected: ['sessions'],
    withFallback:
      'The key of `CSRF` takes no fallback key. The cookie takes a list, and every open form is accepted.',
    dropWhen: 'the last instance has the new key; the older key of the cookie when its last form is gone',
  },
  missingKey: 'the token is unsigned and accepted; the cookie that holds it may be signed all the same',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'In version 9 the key is not mixed into the signature: a token made with another key validates, so it protects nothing.',
    'Version 10 uses a real HMAC: the upgrade itself refuses the forms that are open.',
  ],
  notes: ['Also run against 9.3.1.'],
  migration: `import { createCookie } from 'react-router'
import { CSRF } from 'remix-utils/csrf/server'

// Newest key first. The key of CSRF is left out: it takes one string, and the cookie is signed already.
const secrets = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const csrf = new CSRF({ cookie: createCookie('csrf', { secrets }) })
`,
  examples: {
    correct: [
      `import { createCookie } from 'react-router'
import { CSRF } from 'remix-utils/csrf/server'
import { cookieKeys } from './keys.js'

const cookie = createCookie('csrf', { httpOnly: true, secrets: cookieKeys })

export const csrf = new CSRF({ cookie })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { CSRF } from 'remix-utils/csrf/server'
import { csrfCookie } from './cookies.js'
import { csrfKey } from './keys.js'

export const csrf = new CSRF({ cookie: csrfCookie, secret: csrfKey })
`,
      },
    ],
  },
})
