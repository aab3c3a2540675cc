import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/session',
  verified: '11.1.3',
  reference: 'https://github.com/fastify/session#secret-required',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifySession'] },
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'its cookie replaces the old one: putting the old key back does not help',
      },
    ],
    unaffected: ['the rows in the session store'],
    withFallback:
      'With `saveUninitialized: true` (the default) nobody is signed out, and the first read signs the cookie again. With `saveUninitialized: false` the first answer clears the cookie.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey:
    'throws "the secret option is required, and must be a String, Array of Strings, or a signer object with .sign and .unsign methods"',
  emptyKey: 'refused',
  shortestKey: '32 characters; inside an array any',
  traps: [
    'With `saveUninitialized: false` a cookie of an older key is accepted once and the answer clears it, unless the request changed the session: the visitor is signed out on the next page.',
    'The length is not checked inside an array.',
    '`[undefined]` is an uncaught exception at the start ("Secret key must be a string or Buffer."): it ends the process.',
    'A bare Buffer is refused, an array of Buffers passes.',
  ],
  notes: [
    'Its key is its own: `@fastify/cookie` next to it needs no secret.',
    'A list was taken by `fastify-session` 3.3.0 already (read in the source).',
    'A signer object (`{ sign, unsign }`) is taken in place of the key.',
  ],
  migration: `import cookie from '@fastify/cookie'
import session from '@fastify/session'

// Newest key first. Check the lengths yourself: inside an array the plugin does not.
const secret = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const register = async (app, store) => {
  await app.register(cookie)
  // saveUninitialized has to stay true (the default) while an older key is listed:
  // with false, reading an old session clears its cookie.
  await app.register(session, { secret, store })
}
`,
  examples: {
    correct: [
      `import fastifyCookie from '@fastify/cookie'
import fastifySession from '@fastify/session'
import Fastify from 'fastify'
import { sessionKeys } from './keys.js'

const app = Fastify()
app.register(fastifyCookie)
app.register(fastifySession, { secret: sessionKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import fastifySession from '@fastify/session'
import { olderKeys } from './keys.js'

app.register(fastifySession, { secret: ['made-up-key-for-the-examples-only!', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import fastifySession from '@fastify/session'
import { sessionKey } from './keys.js'

app.register(fastifySession, { secret: sessionKey })
`,
      },
    ],
  },
})
