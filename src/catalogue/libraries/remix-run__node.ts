import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@remix-run/node',
  verified: '2.17.5',
  reference: 'https://remix.run/docs/en/main/utils/cookies#signing-cookies',
  sinks: [
    {
      from: ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime'],
      call: 'createCookie',
      key: { argument: 1, property: 'secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      from: ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime'],
      call: [
        'createCookieSessionStorage',
        'createSessionStorage',
        'createMemorySessionStorage',
        'createFileSessionStorage',
      ],
      key: { argument: 0, property: 'cookie.secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: '`getSession()` gives a new, empty session',
        severity: 'sign in again',
        detail: 'with all data in them where the cookie is the store',
      },
      {
        what: 'cookies',
        shows: '`parse()` gives `null`',
        severity: 'sign in again',
        detail: 'every signed cookie',
      },
    ],
    unaffected: ['the rows and files of the session storage'],
    withFallback: 'Nobody is signed out. Only `commitSession` signs again, with the newest key.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey: 'missing or `[]`: the cookie is silently unsigned (a console warning for sessions)',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`secrets` as a bare string is taken character by character: one character becomes the key.',
    '`[undefined]` fails when a cookie is written, with "Secret key must be provided."; `[""]` signs with an empty key, silently.',
    'Adding `secrets` to a cookie that was unsigned invalidates the unsigned ones: introducing a key has itself the effect of a rotation.',
    'Reading does not sign again: the old key has to stay until every session has been committed or has expired.',
  ],
  notes: ['`cookie` takes a `createCookie()` object too.'],
  migration: `import { createCookieSessionStorage } from '@remix-run/node'

// Newest key first; always an array. Drop the second one after one cookie maxAge.
const secrets = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const storage = createCookieSessionStorage({ cookie: { name: '__session', secrets } })
`,
  examples: {
    correct: [
      `import { createCookie, createCookieSessionStorage } from '@remix-run/node'
import { cookieKeys, sessionKeys } from './keys.js'

export const theme = createCookie('theme', { secrets: cookieKeys })

export const { getSession, commitSession, destroySession } = createCookieSessionStorage({
  cookie: { name: '__session', secrets: sessionKeys },
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createCookie } from '@remix-run/node'
import { olderKeys } from './keys.js'

export const theme = createCookie('theme', { secrets: ['made-up-cookie-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createCookieSessionStorage } from '@remix-run/node'
import { sessionKey } from './keys.js'

export const storage = createCookieSessionStorage({
  cookie: { name: '__session', secrets: [sessionKey] },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createCookie } from '@remix-run/node'
import { cookieKey } from './keys.js'

export const theme = createCookie('theme', { secrets: [cookieKey] })
`,
      },
    ],
  },
})
