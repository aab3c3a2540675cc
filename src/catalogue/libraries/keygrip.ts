import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'keygrip',
  verified: '1.1.0',
  reference: 'https://github.com/crypto-utils/keygrip#keys--new-keygripkeylist-hmacalgorithm-encoding',
  sinks: [
    {
      new: 'default',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 'default',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`verify()` gives `false`, `index()` gives -1',
        severity: 'sign in again',
        detail: 'every cookie and value that the old key signed',
      },
    ],
    unaffected: ['the values themselves: they stay readable'],
    withFallback: 'Everything verifies; `index()` above 0 tells that an older key matched.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been signed again',
  },
  missingKey:
    '`new Keygrip()` and `new Keygrip([])` throw "Keys must be provided."; `[undefined]` constructs and throws at `sign()`',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A bare string throws a TypeError whose message contains the whole key: it stands in the log then.',
    'The digest is part of the contract: changing the algorithm (sha1 by default) invalidates like changing the key.',
    'With the old key first everything verifies and the old key goes on signing.',
  ],
  notes: ['The array is kept by reference: `unshift()` on it rotates a running application.'],
  migration: `import Keygrip from 'keygrip'

// Newest key first; it takes an array, even for one key.
export const keys = new Keygrip([process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean))
`,
  examples: {
    correct: [
      `import Keygrip from 'keygrip'
import { cookieKeys } from './keys.js'

export const keygrip = new Keygrip(cookieKeys, 'sha256')

export const older = Keygrip(cookieKeys)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Keygrip from 'keygrip'
import { olderKeys } from './keys.js'

export const keygrip = new Keygrip(['made-up-cookie-key', ...olderKeys])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Keygrip from 'keygrip'
import { cookieKey } from './keys.js'

export const keygrip = new Keygrip([cookieKey])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Keygrip from 'keygrip'
import { cookieKey } from './keys.js'

export const keygrip = Keygrip([cookieKey])
`,
      },
    ],
  },
})
