import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@auth/core',
  verified: '0.41.3',
  reference: 'https://authjs.dev/reference/core#secret',
  sinks: [
    {
      call: 'Auth',
      key: { argument: 1, property: ['secret', 'jwt.secret'] },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        since: '0.24.0',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
    },
    {
      from: '@auth/core/jwt',
      call: 'getToken',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '0.24.0' },
    },
    {
      from: '@auth/core/jwt',
      call: 'encode',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt',
      keyRing: { accepts: 'array', newest: 'first', since: '0.24.0' },
    },
    {
      from: '@auth/core/jwt',
      call: 'decode',
      key: { argument: 0, property: 'secret' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant', since: '0.24.0' },
    },
    {
      setting: ['AUTH_SECRET', 'AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'],
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'map',
        newest: 'highest id',
        since: '0.25.0',
        covers: 'JWT sessions and sign-ins under way, not e-mail links and not CSRF cookies',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a session that is null, and the cookie is cleared',
        severity: 'sign in again',
        detail: 'JWT sessions, the default without an adapter',
      },
      {
        what: 'links',
        shows: 'a redirect with error=Verification',
        severity: 'send again',
        detail: 'e-mail sign-in links on the way',
      },
      {
        what: 'requests in flight',
        shows: 'another CSRF token',
        severity: 'send again',
        detail: 'sign-ins under way (PKCE, state and nonce cookies) and sign-in forms that are open',
      },
    ],
    unaffected: ['database sessions'],
    withFallback:
      'JWT sessions and sign-ins under way go on, and the cookie is issued again under the newest key; e-mail links and CSRF cookies are lost all the same, because the whole array is turned into one text before it is hashed.',
    dropWhen: 'one `session.maxAge` after the last instance encrypts with the new key',
  },
  missingKey:
    '`Auth` answers 500 in every environment; `getToken` throws MissingSecret and reads no environment variable',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'Where a framework package reads the settings, the NEW key goes into `AUTH_SECRET_1` and the old one stays in `AUTH_SECRET`: the highest number signs.',
    'Adding a fallback key kills the e-mail links on the way, although their key is still listed.',
    'The cookie name is the salt of the key: renaming the cookie, or going from http to https, signs everybody out.',
    'A token without a `kid` is tried with the first key only.',
    '`jwt.secret` is gone from the types, still works, and outranks `secret` for the session.',
  ],
  notes: [
    '`setEnvDefaults`, which the framework packages call, reads the settings; a `secret` in code switches all of them off.',
    "It reads the client secrets of the providers too (`AUTH_<PROVIDER>_SECRET`): those are the providers' to rotate.",
    'The text "undefined" is taken as a key.',
    'That a key ring keeps sign-ins under way was read in the source, not run.',
  ],
  migration: `import { Auth } from '@auth/core'

// Newest key first. Drop the second one after one session.maxAge.
const keys = [process.env.AUTH_SECRET, process.env.AUTH_SECRET_OLD].filter(Boolean)

export const handle = (request) => Auth(request, { secret: keys, trustHost: true, providers: [] })
`,
  examples: {
    correct: [
      `import { Auth } from '@auth/core'
import { authKeys } from './keys.js'

export const handle = (request) => Auth(request, { secret: authKeys, trustHost: true, providers: [] })
`,
      `import { decode, encode, getToken } from '@auth/core/jwt'
import { authKeys } from './keys.js'

export const issue = (token, salt) => encode({ token, salt, secret: authKeys })

export const read = (token, salt) => decode({ token, salt, secret: authKeys })

export const tokenOf = (req) => getToken({ req, secret: authKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { encode } from '@auth/core/jwt'

export const issue = (token, salt) => encode({ token, salt, secret: 'made-up-session-key' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Auth } from '@auth/core'
import { authKey } from './keys.js'

export const handle = (request) => Auth(request, { secret: authKey, providers: [] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getToken } from '@auth/core/jwt'
import { sessionKey } from './keys.js'

export const tokenOf = (req) => getToken({ req, secret: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decode } from '@auth/core/jwt'
import { sessionKey } from './keys.js'

export const open = (token) => decode({ token, secret: sessionKey, salt: 'authjs.session-token' })
`,
      },
    ],
  },
})
