import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/yar',
  verified: '11.0.3',
  reference: 'https://hapi.dev/module/yar/api/',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, property: 'plugin', is: ['default', 'plugin'] },
      key: { argument: 0, property: 'options.cookieOptions.password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'named id' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail:
          'data in the cookie (up to `maxCookieSize`) is lost, data in the server cache cannot be reached',
      },
    ],
    unaffected: ['the rows of the server cache'],
    withFallback: 'Nobody is signed out as long as the id of the old key stays in the object.',
    dropWhen: 'the last cookie that the old key sealed has expired, or has been set again',
  },
  missingKey: 'accepted; the first answer that sets the cookie fails with 500',
  emptyKey: 'refused',
  shortestKey: '32 characters, checked when the cookie is set',
  traps: [
    'A cookie made with a plain string has no id and is looked up as `default`: without that entry everybody is signed out.',
  ],
  notes: [
    'One object carries both directions: `{ id, secret }` seals, the other entries are looked up by id.',
  ],
  migration: `import yar from '@hapi/yar'

const newest = process.env.SESSION_PASSWORD
const oldest = process.env.SESSION_PASSWORD_PREVIOUS

// { id, secret } seals; the other entries are looked up by id when reading.
// Cookies that were made with a plain string carry no id and are looked up as default.
const password = oldest ? { id: 'k2', secret: newest, k2: newest, default: oldest } : newest

export const sessions = (server) => server.register({ plugin: yar, options: { cookieOptions: { password } } })
`,
  examples: {
    correct: [
      `import yar from '@hapi/yar'
import { newestKey, olderKey } from './keys.js'

const password = { id: 'k2', secret: newestKey, k2: newestKey, default: olderKey }

await server.register({ plugin: yar, options: { cookieOptions: { password } } })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import yar from '@hapi/yar'
import { olderKey } from './keys.js'

const password = { id: 'k2', secret: 'made-up-key-for-the-examples-only!', default: olderKey }

await server.register({ plugin: yar, options: { cookieOptions: { password } } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import yar from '@hapi/yar'
import { sessionKey } from './keys.js'

await server.register({ plugin: yar, options: { cookieOptions: { password: sessionKey } } })
`,
      },
    ],
  },
})
