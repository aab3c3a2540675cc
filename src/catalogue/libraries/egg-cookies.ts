import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'egg-cookies',
  verified: '2.10.1',
  reference: 'https://www.eggjs.org/core/cookie-and-session',
  sinks: [
    {
      new: 'default',
      key: { argument: 1 },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      exported: 'keys',
      file: ['config/config.default', 'config/config.prod', 'config/config.local', 'config/config.unittest'],
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'list in a string', separator: ',', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
      },
      {
        what: 'cookies',
        shows: '`get()` gives nothing',
        severity: 'sign in again',
        detail: 'signed and encrypted cookies',
      },
    ],
    unaffected: ['the rows of an external session store'],
    withFallback:
      'Nobody is signed out. A read signs a signed cookie again; an encrypted one stays as it is.',
    dropWhen: 'the last encrypted cookie that the old key made has expired, or has been set again',
  },
  missingKey:
    'signing or encrypting fails with ".keys required for encrypt/sign cookies" (read in the source, not run)',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'An encrypted cookie is not encrypted again on a read: the old key has to stay as long as it lives.',
  ],
  notes: [
    'Egg itself was not started. In its configuration `keys` is one string, with commas between the keys.',
  ],
  migration: `import Cookies from 'egg-cookies'

// Newest key first. In config/config.default.js of Egg it is one string: exports.keys = 'newest,older'
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const cookiesFor = (ctx) => new Cookies(ctx, keys)
`,
  examples: {
    correct: [
      `import Cookies from 'egg-cookies'
import { cookieKeys } from './keys.js'

export const cookiesFor = (ctx) => new Cookies(ctx, cookieKeys)
`,
      {
        filename: 'config/config.default.js',
        code: `const { cookieKeys } = require('../keys.js')

// 'newest,older'
module.exports = () => ({ keys: cookieKeys })
`,
      },
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Cookies from 'egg-cookies'
import { olderKeys } from './keys.js'

export const cookiesFor = (ctx) => new Cookies(ctx, ['made-up-cookie-key', ...olderKeys])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Cookies from 'egg-cookies'
import { cookieKey } from './keys.js'

export const cookiesFor = (ctx) => new Cookies(ctx, [cookieKey])
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/config.default.js',
        code: `const { cookieKey } = require('../keys.js')

module.exports = () => ({ keys: cookieKey })
`,
      },
    ],
  },
})
