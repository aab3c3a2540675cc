import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'koa',
  verified: '3.3.0',
  reference: 'https://github.com/koajs/koa/blob/master/docs/api/index.md#appkeys',
  sinks: [
    {
      assign: 'keys',
      of: { new: 'default' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      new: 'default',
      key: { argument: 0, property: 'keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`ctx.cookies.get(name, { signed: true })` gives `undefined`',
        severity: 'sign in again',
        detail: 'every signed cookie',
      },
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'koa-session and whatever else signs with `app.keys`',
      },
    ],
    unaffected: [
      'cookies that are set and read without an options object: unsigned and unverified, although `app.keys` is set',
    ],
    withFallback:
      'Every signed cookie is accepted. A read that matches an older key signs it again with the newest one.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been read once more',
  },
  missingKey: '`signed: true` throws ".keys required for signed cookies"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A bare string throws "this.keys.sign is not a function": it takes an array, even for one key.',
    '`[undefined]` fails when a cookie is set.',
    'With a Keygrip the digest is part of it: the same keys with another algorithm reject every cookie.',
    'With the old key first everything verifies and the old key goes on signing.',
  ],
  notes: [
    'Sessions of koa-session, koa-generic-session, Egg and Strapi, the tokens of koa-csrf and the cookies of oidc-provider stand on the same keys.',
    'A Keygrip instance is taken in place of the array.',
  ],
  migration: `import Koa from 'koa'

export const app = new Koa()

// Newest key first. Drop the second one when the last cookie that it signed has expired.
app.keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)
`,
  examples: {
    correct: [
      `import Koa from 'koa'
import { cookieKeys } from './keys.js'

const app = new Koa()
app.keys = cookieKeys
`,
      `import Koa from 'koa'
import { cookieKeys } from './keys.js'

export const app = new Koa({ keys: cookieKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Koa from 'koa'
import { olderKeys } from './keys.js'

const app = new Koa()
app.keys = ['made-up-cookie-key', ...olderKeys]
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Koa from 'koa'
import { cookieKey } from './keys.js'

const app = new Koa()
app.keys = [cookieKey]
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Koa from 'koa'
import { cookieKey } from './keys.js'

export const app = new Koa({ keys: [cookieKey] })
`,
      },
    ],
  },
})
