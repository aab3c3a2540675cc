import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'react-router',
  verified: '8.5.1',
  reference: 'https://reactrouter.com/api/utils/createCookie',
  sinks: [
    {
      call: 'createCookie',
      key: { argument: 1, property: 'secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: ['createCookieSessionStorage', 'createSessionStorage', 'createMemorySessionStorage'],
      key: { argument: 0, property: 'cookie.secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      from: ['@react-router/node', '@react-router/cloudflare'],
      call: ['createFileSessionStorage', 'createWorkersKVSessionStorage'],
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
        detail: 'every signed cookie: toast, theme, verification, CSRF',
      },
    ],
    unaffected: ['the rows of a database, file or KV storage'],
    withFallback:
      'Nobody is signed out. Only `commitSession` and `serialize` sign again, with the newest key.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey: 'missing or `[]`: the cookie is silently unsigned (a console warning for sessions)',
  emptyKey: 'refused',
  shortestKey: '1 character',
  traps: [
    '`secrets` as a bare string is taken character by character: one character becomes the key (TypeScript refuses it, JavaScript does not).',
    '`[undefined]` and `[""]` fail when a cookie is written, with "Zero-length key is not supported".',
    'Adding `secrets` to a cookie that was unsigned invalidates the unsigned ones: introducing a key has itself the effect of a rotation.',
    'Reading does not sign again: the old key has to stay until every session has been committed or has expired.',
  ],
  notes: [
    'Also run against 7.18.5. Of `createFileSessionStorage` and `createWorkersKVSessionStorage` only the exports were checked.',
    '`cookie` takes a `createCookie()` object too.',
  ],
  migration: `import { createCookieSessionStorage } from 'react-router'

// Newest key first; always an array. Drop the second one after one cookie maxAge.
const secrets = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const storage = createCookieSessionStorage({ cookie: { name: '__session', secrets } })
`,
  examples: {
    correct: [
      `import { createCookie, createCookieSessionStorage } from 'react-router'
import { cookieKeys, sessionKeys } from './keys.js'

export const theme = createCookie('theme', { secrets: cookieKeys })

export const { getSession, commitSession, destroySession } = createCookieSessionStorage({
  cookie: { name: '__session', secrets: sessionKeys },
})
`,
      `import { createFileSessionStorage } from '@react-router/node'
import { sessionKeys } from './keys.js'

export const storage = createFileSessionStorage({
  dir: './sessions',
  cookie: { name: '__session', secrets: sessionKeys },
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { createCookie } from 'react-router'
import { olderKeys } from './keys.js'

export const theme = createCookie('theme', { secrets: ['made-up-cookie-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createCookieSessionStorage } from 'react-router'
import { sessionKey } from './keys.js'

export const storage = createCookieSessionStorage({
  cookie: { name: '__session', secrets: [sessionKey] },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createCookie } from 'react-router'
import { cookieKey } from './keys.js'

export const theme = createCookie('theme', { secrets: [cookieKey] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createFileSessionStorage } from '@react-router/node'
import { sessionKey } from './keys.js'

export const storage = createFileSessionStorage({ dir: 'sessions', cookie: { secrets: [sessionKey] } })
`,
      },
    ],
  },
})
