import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'next-auth',
  verified: '4.24.15 and 5.0.0-beta.32',
  reference: 'https://next-auth.js.org/configuration/options#secret',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: ['secret', 'jwt.secret'] },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        since: '5.0.0-beta.8',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
      versions: '>=5.0.0-0',
    },
    {
      call: 'default',
      key: { argument: 0, returned: ['secret', 'jwt.secret'] },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        since: '5.0.0-beta.8',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
      versions: '>=5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'getToken',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '5.0.0-beta.8' },
      versions: '>=5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'encode',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt',
      keyRing: { accepts: 'array', newest: 'first', since: '5.0.0-beta.8' },
      versions: '>=5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'decode',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '5.0.0-beta.8' },
      versions: '>=5.0.0-0',
    },
    {
      setting: ['AUTH_SECRET', 'NEXTAUTH_SECRET'],
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'pass the keys in code, as `secret: [newest, older]`' },
      versions: '>=5.0.0-0',
    },
    {
      setting: ['AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'],
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'map',
        newest: 'highest id',
        covers: 'nothing at all while `AUTH_SECRET` or `NEXTAUTH_SECRET` is set',
      },
      versions: '>=5.0.0-0',
    },
    {
      call: 'default',
      key: { argument: 'last', property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'give `jwt.decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
    },
    {
      call: 'default',
      key: { argument: 'last', property: 'jwt.secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'give `jwt.decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
      rotation: {
        invalidates: [
          {
            what: 'sessions',
            shows: 'an empty session, and the cookie is deleted',
            severity: 'sign in again',
          },
        ],
        unaffected: ['whatever `secret` protects, when both are set'],
        withFallback: 'JWT sessions stay readable through a `jwt.decode` that tries each key.',
        dropWhen: 'one `session.maxAge` after the last instance encrypts with the new key',
      },
    },
    {
      from: 'next-auth/providers/email',
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'the links on the way are asked for again' },
      rotation: {
        invalidates: [
          {
            what: 'links',
            shows: 'a redirect with error=Verification',
            severity: 'send again',
            detail: 'e-mail sign-in links on the way',
          },
        ],
        unaffected: ['sessions'],
        withFallback: 'There is none: a link opens under the key that it was sent under.',
        dropWhen: 'the last link that was sent under it has run out (`maxAge` of the provider)',
      },
    },
    {
      from: ['next-auth', 'next-auth/next'],
      call: 'getServerSession',
      key: { argument: 'last', property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'give `jwt.decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'getToken',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'give `decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'encode',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      versions: '<5.0.0-0',
    },
    {
      from: 'next-auth/jwt',
      call: 'decode',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'call it with each key in turn' },
      versions: '<5.0.0-0',
    },
    {
      from: 'next-auth/middleware',
      call: ['default', 'withAuth'],
      key: { argument: 'last', property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'give `jwt.decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
    },
    {
      setting: ['NEXTAUTH_SECRET', 'AUTH_SECRET'],
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'give `jwt.decode` a function that tries each key in turn' },
      versions: '<5.0.0-0',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'an empty session, and the cookie is deleted',
        severity: 'sign in again',
        detail: 'JWT sessions, the default without an adapter',
      },
      {
        what: 'links',
        shows: 'a redirect with error=Verification',
        severity: 'send again',
        detail: 'e-mail sign-in links on the way, with database sessions too',
      },
      {
        what: 'requests in flight',
        shows: 'another CSRF token: the form is refused once',
        severity: 'send again',
        detail: 'sign-ins under way (PKCE, state and nonce cookies) and sign-in forms that are open',
      },
    ],
    unaffected: [
      'database sessions',
      'accounts and stored OAuth tokens',
      'in version 4, e-mail links when the e-mail provider has a `secret` of its own',
    ],
    withFallback:
      'JWT sessions and sign-ins under way go on and are encrypted with the newest key from then on; e-mail links and CSRF cookies are lost all the same.',
    dropWhen: 'one `session.maxAge` after the last instance encrypts with the new key',
  },
  missingKey:
    'version 5: 500 in every environment; version 4: 500 "There is a problem with the server configuration" in production, elsewhere a key made of a hash of the options',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The session cookie is deleted on the first request under the new key: going back to the old one brings nobody back.',
    'Version 4 takes an array as `secret` without an error and signs everybody out; its `encode` and `decode` throw a TypeError.',
    'In version 5 `AUTH_SECRET_1` to `AUTH_SECRET_3` are never read while `AUTH_SECRET` or `NEXTAUTH_SECRET` is set.',
    'In version 5 an `undefined` among the keys makes every read of a token of an older key fail.',
    '`jwt.secret` outranks `secret` for the session: with both set there are two keys, and they do different things.',
    'In version 4 only the Pages handler takes `jwt.secret` for a missing `secret`; the App Router, `getServerSession` and `withAuth` do not.',
    'In version 4, outside production, sessions without a `secret` end whenever the configuration changes.',
  ],
  notes: [
    '`getToken` of version 4 answers null under another key and reads `NEXTAUTH_SECRET`, then `AUTH_SECRET` by itself; that of version 5 reads neither and throws MissingSecret.',
    'Both versions take the text "undefined" as a key in production.',
    '`getServerSession`, `next-auth/next` and `next-auth/middleware` are of version 4: version 5 throws when one of these modules is imported.',
    'A `secret` in code switches the settings off.',
    'That a key ring keeps sign-ins under way in version 5 was read in the source, not run.',
  ],
  migration: `// auth.js, version 5
import NextAuth from 'next-auth'

// Newest key first. Drop the second one after one session.maxAge.
const keys = [process.env.AUTH_SECRET, process.env.AUTH_SECRET_OLD].filter(Boolean)

export const { handlers, auth } = NextAuth({ secret: keys, providers: [] })

// pages/api/auth/[...nextauth].js, version 4: \`getToken\` and \`withAuth\` need the same \`decode\`
import NextAuth from 'next-auth'
import { decode } from 'next-auth/jwt'

const keys = [process.env.NEXTAUTH_SECRET, process.env.NEXTAUTH_SECRET_OLD].filter(Boolean)

async function decodeWithEachKey(parameters) {
  for (const secret of keys) {
    try {
      const token = await decode({ ...parameters, secret })
      if (token) return token
    } catch {}
  }
  return null
}

export default NextAuth({ secret: keys[0], providers: [], jwt: { decode: decodeWithEachKey } })
`,
  examples: {
    correct: [
      `import NextAuth from 'next-auth'
import { authKeys } from './keys.js'

export const { handlers, auth } = NextAuth({ secret: authKeys, providers: [] })
`,
      `import NextAuth from 'next-auth'
import { authKeys } from './keys.js'

export const { handlers, auth } = NextAuth((request) => ({ secret: authKeys, providers: [] }))
`,
      `import { decode, encode, getToken } from 'next-auth/jwt'
import { authKeys } from './keys.js'

export const issue = (token, salt) => encode({ token, salt, secret: authKeys })

export const read = (token, salt) => decode({ token, salt, secret: authKeys })

export const tokenOf = (req) => getToken({ req, secret: authKeys })
`,
      `import EmailProvider from 'next-auth/providers/email'
import { linkKey } from './keys.js'

export const email = EmailProvider({ server, from, secret: linkKey })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { encode } from 'next-auth/jwt'

export const issue = (token, salt) => encode({ token, salt, secret: 'made-up-session-key' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import NextAuth from 'next-auth'
import { authKey } from './keys.js'

export const { handlers, auth } = NextAuth({ secret: authKey, providers: [] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import NextAuth from 'next-auth'
import { sessionKey } from './keys.js'

// Version 4.
export default (req, res) => NextAuth(req, res, { providers: [], jwt: { secret: sessionKey } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getServerSession } from 'next-auth'
import { authKey } from './keys.js'

// Version 4.
export const sessionOf = (req, res) => getServerSession(req, res, { providers: [], secret: authKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { withAuth } from 'next-auth/middleware'
import { authKey } from './keys.js'

// Version 4.
export default withAuth({ secret: authKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import NextAuth from 'next-auth'
import { sessionKey } from './keys.js'

export const { handlers } = NextAuth((request) => ({ providers: [], secret: sessionKey }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getToken } from 'next-auth/jwt'
import { sessionKey } from './keys.js'

export const tokenOf = (req) => getToken({ req, secret: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decode } from 'next-auth/jwt'
import { sessionKey } from './keys.js'

export const open = (token) => decode({ token, secret: sessionKey, salt: 'authjs.session-token' })
`,
      },
    ],
  },
})
