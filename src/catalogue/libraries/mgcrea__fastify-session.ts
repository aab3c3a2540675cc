import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@mgcrea/fastify-session',
  verified: '2.4.1',
  reference: 'https://www.npmjs.com/package/@mgcrea/fastify-session',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: 'default' },
      key: { argument: 1, property: 'key' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      host: 'register',
      given: { argument: 0, is: 'default' },
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'pass the newest key and the older ones as `key`' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' }],
    unaffected: ['the rows of the store'],
    withFallback: 'Nobody is signed out; a read signs the cookie again with the newest key.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey: 'throws "key or secret must specified" (read in the source, not run)',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The keys are kept in one place for the whole process: registering a second application replaces the keys of the first.',
    '`secret` takes one value only; the list goes to `key`, in base64 or as Buffers.',
  ],
  migration: `import cookie from '@fastify/cookie'
import session from '@mgcrea/fastify-session'

// Newest key first, in base64; secret would take one only.
const key = [process.env.SESSION_KEY, process.env.SESSION_KEY_PREVIOUS].filter(Boolean)

export const register = async (app, store) => {
  await app.register(cookie)
  await app.register(session, { key, store, cookie: { path: '/' } })
}
`,
  examples: {
    correct: [
      `import fastifyCookie from '@fastify/cookie'
import fastifySession from '@mgcrea/fastify-session'
import { sessionKeys } from './keys.js'

app.register(fastifyCookie)
app.register(fastifySession, { key: sessionKeys, cookie: { maxAge: 864000 } })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import fastifySession from '@mgcrea/fastify-session'
import { olderKeys } from './keys.js'

app.register(fastifySession, { key: ['bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy1vbmw=', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import fastifySession from '@mgcrea/fastify-session'
import { sessionKey } from './keys.js'

app.register(fastifySession, { secret: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import fastifySession from '@mgcrea/fastify-session'
import { sessionKey } from './keys.js'

app.register(fastifySession, { key: sessionKey })
`,
      },
    ],
  },
})
