import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@remix-run/cookie',
  verified: '0.5.3',
  reference: 'https://www.npmjs.com/package/@remix-run/cookie',
  sinks: [
    {
      from: ['@remix-run/cookie', 'remix/cookie'],
      call: 'createCookie',
      key: { argument: 1, property: 'secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`parse()` gives `null`',
        severity: 'sign in again',
        detail: 'every signed cookie',
      },
    ],
    unaffected: ['unsigned cookies'],
    withFallback: 'Every signed cookie is accepted.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been set again',
  },
  missingKey: 'the cookie is silently unsigned',
  emptyKey: 'refused',
  shortestKey: '1 character',
  traps: ['`secrets` as a bare string is taken character by character: one character becomes the key.'],
  notes: ['This is the cookie package of Remix 3; that of Remix 2 is in `@remix-run/node`.'],
  migration: `import { createCookie } from '@remix-run/cookie'

// Newest key first; always an array.
const secrets = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const userCookie = createCookie('user', { secrets })
`,
  examples: {
    correct: [
      `import { createCookie } from '@remix-run/cookie'
import { cookieKeys } from './keys.js'

export const session = createCookie('session', { httpOnly: true, secure: true, secrets: cookieKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createCookie } from '@remix-run/cookie'
import { olderKeys } from './keys.js'

export const session = createCookie('session', { secrets: ['made-up-cookie-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createCookie } from '@remix-run/cookie'
import { cookieKey } from './keys.js'

export const session = createCookie('session', { secrets: [cookieKey] })
`,
      },
    ],
  },
})
