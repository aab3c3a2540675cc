import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'node-cookie',
  verified: '2.1.2',
  reference: 'https://www.npmjs.com/package/node-cookie',
  sinks: [
    {
      call: 'create',
      key: { argument: 4 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'set cookies with the newest key' },
    },
    {
      call: 'get',
      key: { argument: 2 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'call `get` with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`get()` gives `null`',
        severity: 'sign in again',
        detail: 'signed and encrypted cookies',
      },
    ],
    unaffected: ['plain cookies'],
    withFallback: 'It takes no fallback key; a second `get()` with the older key reads the cookie.',
    dropWhen: 'the last cookie that the old key made has expired, or has been set again',
  },
  missingKey: 'with `null` the cookie is unsigned and read as it is',
  emptyKey: 'accepted',
  shortestKey: 'any',
  notes: ['The last argument of both functions chooses between signing and encrypting.'],
  examples: {
    correct: [
      `import nodeCookie from 'node-cookie'
import { keys } from './keys.js'

export const remember = (res, user) => nodeCookie.create(res, 'user', user, {}, keys.newest, true)

export const recall = (req) => keys.map((key) => nodeCookie.get(req, 'user', key, true)).find(Boolean)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import nodeCookie from 'node-cookie'

export const remember = (res, user) => nodeCookie.create(res, 'user', user, {}, 'made-up-cookie-key', true)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import nodeCookie from 'node-cookie'
import { cookieKey } from './keys.js'

export const recall = (req) => nodeCookie.get(req, 'user', cookieKey, true)
`,
      },
    ],
  },
})
