import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'elysia',
  verified: '1.4.30',
  reference: 'https://elysiajs.com/patterns/cookie',
  sinks: [
    {
      new: ['default', 'Elysia'],
      key: { argument: 0, property: 'cookie.secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 't.Cookie',
      key: { argument: 1, property: 'secrets' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '400 `"<name>" has invalid cookie signature`',
        severity: 'sign in again',
        detail:
          'every request of a returning visitor to a route that uses cookies is refused until the cookie is gone',
      },
    ],
    unaffected: [
      'routes that touch no cookie',
      'cookies of an application with `secrets` and without `sign`: they are not signed',
    ],
    withFallback: 'Every signed cookie is accepted. A read does not sign it again.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been set again',
  },
  missingKey: 'with `sign` it throws "cookie secret must be defined (GET) /path"',
  emptyKey: 'refused',
  shortestKey: '1 character',
  traps: [
    'Without a fallback key returning visitors are locked out (400), not just signed out.',
    '`secrets` without `sign` signs nothing: any value passes.',
    'A `null` in the list lets unsigned cookies in, forged ones too.',
  ],
  migration: `import { Elysia } from 'elysia'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const secrets = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const app = new Elysia({ cookie: { secrets, sign: ['user'] } })
`,
  examples: {
    correct: [
      `import { Elysia, t } from 'elysia'
import { cookieKeys } from './keys.js'

const profile = t.Cookie({ profile: t.Object({ id: t.Number() }) }, { secrets: cookieKeys, sign: ['profile'] })

export const app = new Elysia({ cookie: { secrets: cookieKeys, sign: ['user'] } }).get(
  '/',
  ({ cookie }) => cookie.profile.value,
  { cookie: profile },
)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { Elysia } from 'elysia'
import { olderKeys } from './keys.js'

export const app = new Elysia({ cookie: { secrets: ['made-up-cookie-key', ...olderKeys], sign: ['user'] } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Elysia } from 'elysia'
import { cookieKey } from './keys.js'

export const app = new Elysia({ cookie: { secrets: cookieKey, sign: ['user'] } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { t } from 'elysia'
import { cookieKey } from './keys.js'

export const cookie = t.Cookie({ name: t.String() }, { secrets: cookieKey, sign: ['name'] })
`,
      },
    ],
  },
})
