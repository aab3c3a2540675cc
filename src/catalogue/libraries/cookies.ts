import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cookies',
  verified: '0.9.2',
  reference: 'https://github.com/pillarjs/cookies#new-cookiesrequest-response--options',
  sinks: [
    {
      new: 'default',
      key: { argument: 2, property: 'keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      new: 'default',
      key: { argument: 2 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 'default',
      key: { argument: 2, property: 'keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: ['express', 'connect'],
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`get()` gives `undefined`',
        severity: 'sign in again',
        detail: 'signed cookies; the `.sig` cookie is expired and the value cookie stays in the browser',
      },
    ],
    unaffected: [
      'cookies that are set and read without an options object: those are neither signed nor verified, although keys are set',
    ],
    withFallback:
      'Every signed cookie is accepted. A read that matches an older key sends the `.sig` cookie again, under the newest key.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been read once more',
  },
  missingKey: 'works unsigned; `signed: true` then throws ".keys required for signed cookies"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`cookies.get(name)` without an options object is never verified: it gives what the browser sent, whatever the key.',
    'The third argument as a bare array is deprecated and still works; it is the same ring.',
  ],
  notes: ['A Keygrip instance is taken in place of the array.'],
  migration: `import Cookies from 'cookies'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const cookiesFor = (req, res) => new Cookies(req, res, { keys })
`,
  examples: {
    correct: [
      `import Cookies from 'cookies'
import { cookieKeys } from './keys.js'

export const cookiesFor = (req, res) => new Cookies(req, res, { keys: cookieKeys })

export const withoutNew = (req, res) => Cookies(req, res, { keys: cookieKeys })

export const older = (req, res) => new Cookies(req, res, cookieKeys)
`,
      `import Cookies from 'cookies'
import { cookieKeys } from './keys.js'

app.use(Cookies.express(cookieKeys))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Cookies from 'cookies'
import { olderKeys } from './keys.js'

export const cookiesFor = (req, res) => new Cookies(req, res, { keys: ['made-up-cookie-key', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Cookies from 'cookies'
import { cookieKey } from './keys.js'

export const cookiesFor = (req, res) => new Cookies(req, res, { keys: [cookieKey] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Cookies from 'cookies'
import { cookieKey } from './keys.js'

export const cookiesOf = (req, res) => new Cookies(req, res, [cookieKey])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Cookies from 'cookies'
import { cookieKey } from './keys.js'

export const cookiesOf = (req, res) => Cookies(req, res, { keys: [cookieKey] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Cookies from 'cookies'
import { cookieKey } from './keys.js'

app.use(Cookies.express([cookieKey]))
`,
      },
    ],
  },
})
