import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/cookie',
  verified: '12.0.1',
  reference: 'https://hapi.dev/module/cookie/api/',
  sinks: [
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'cookie' },
      key: { argument: 2, property: 'cookie.password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'named id' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'sessions', shows: 'a request without credentials', severity: 'sign in again' }],
    unaffected: ['whatever the `validate` function looks up'],
    withFallback:
      'Nobody is signed out. The cookie is sealed again, with the newest key, only by `cookieAuth.set()` or with `keepAlive`.',
    dropWhen:
      'one cookie `ttl` after the last instance seals with the new key; without `ttl`, never for certain',
  },
  missingKey: 'throws `"cookie.password" is required`',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'A cookie made with a plain string has no id and is looked up as `default`: without that entry everybody is signed out.',
    'One object carries both directions: `{ id, secret }` seals, the other entries are looked up by id when reading.',
  ],
  migration: `import hapiCookie from '@hapi/cookie'

const newest = process.env.COOKIE_PASSWORD
const oldest = process.env.COOKIE_PASSWORD_PREVIOUS

// { id, secret } seals; the other entries are looked up by id when reading.
// Cookies that were made with a plain string carry no id and are looked up as default.
const password = oldest ? { id: 'k2', secret: newest, k2: newest, default: oldest } : newest

export async function signIn(server) {
  await server.register(hapiCookie)
  server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password } })
}
`,
  examples: {
    correct: [
      `import Hapi from '@hapi/hapi'
import hapiCookie from '@hapi/cookie'
import { cookieKeys } from './keys.js'

const server = Hapi.server({ port: 3000 })
await server.register(hapiCookie)
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: cookieKeys } })
`,
      `import hapiCookie from '@hapi/cookie'
import { newestKey, olderKey } from './keys.js'

await server.register(hapiCookie)
server.auth.strategy('session', 'cookie', {
  cookie: { name: 'sid', password: { id: 'k2', secret: newestKey, k2: newestKey, default: olderKey } },
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import hapiCookie from '@hapi/cookie'
import { olderKey } from './keys.js'

const password = { id: 'k2', secret: 'made-up-key-for-the-examples-only!', default: olderKey }

await server.register(hapiCookie)
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import hapiCookie from '@hapi/cookie'
import { cookieKey } from './keys.js'

await server.register(hapiCookie)
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: cookieKey } })
`,
      },
    ],
  },
})
