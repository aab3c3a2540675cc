import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@fastify/secure-session',
  verified: '8.4.0',
  reference: 'https://github.com/fastify/fastify-secure-session#using-keys-with-key-rotation',
  sinks: [
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifySecureSession'] },
      key: { argument: 1, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        covers: 'the encryption; not the signature that `cookie: { signed: true }` adds',
      },
    },
    {
      host: 'register',
      given: { argument: 0, is: ['default', 'fastifySecureSession'] },
      key: { argument: 1, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'move to a list of keys in `key`: derive the old key once from `secret` and `salt` (`crypto_pwhash`) and list it second',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'with all data in them: the cookie is the only place that holds it',
      },
    ],
    unaffected: ['data on the server'],
    withFallback: 'Nobody is signed out; the first read encrypts the session again with the first key.',
    dropWhen: 'one cookie `maxAge` after the last instance encrypts with the new key',
  },
  missingKey: 'throws "key or secret must specified"',
  emptyKey: 'refused',
  shortestKey: '32 bytes exactly for `key`; 32 bytes for `secret`',
  traps: [
    'With `cookie: { signed: true }` the list does not help: the key of the signature is derived from the first key only.',
    'A list with one good and one wrong-sized key passes at the start; requests that reach the wrong-sized key fail with 500.',
    'An array as `secret` is an uncaught exception at the start.',
    'Changing the `salt` invalidates like changing the secret.',
    'Without `salt` a salt is used that is fixed in the package.',
    '`key` wins when both `key` and `secret` are given.',
  ],
  notes: [
    'Strings in `key` are base64.',
    'Several sessions: `register` takes an array of option objects, each with a key of its own.',
  ],
  migration: `import secureSession from '@fastify/secure-session'

// Newest key first, 32 bytes each, in base64.
const key = [process.env.SESSION_KEY, process.env.SESSION_KEY_PREVIOUS]
  .filter(Boolean)
  .map((encoded) => Buffer.from(encoded, 'base64'))

export const register = (app) => app.register(secureSession, { key, cookie: { path: '/' } })
`,
  examples: {
    correct: [
      `import secureSession from '@fastify/secure-session'
import Fastify from 'fastify'
import { sessionKeys } from './keys.js'

const app = Fastify()
app.register(secureSession, { key: sessionKeys, cookie: { path: '/' } })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import secureSession from '@fastify/secure-session'
import { olderKeys } from './keys.js'

app.register(secureSession, { key: ['bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy1vbmw=', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import secureSession from '@fastify/secure-session'
import { salt, sessionSecret } from './keys.js'

app.register(secureSession, { secret: sessionSecret, salt })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import secureSession from '@fastify/secure-session'
import { sessionKey } from './keys.js'

app.register(secureSession, { key: sessionKey })
`,
      },
    ],
  },
})
