import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'cookie-encrypter',
  verified: '1.0.1',
  reference: 'https://www.npmjs.com/package/cookie-encrypter',
  sinks: [
    {
      call: 'default',
      key: { argument: 0 },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a loss of all encrypted cookies' },
    },
    {
      call: 'default',
      key: { argument: 1, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a loss of all encrypted cookies' },
    },
    {
      call: 'encryptCookie',
      key: { argument: 1, property: 'key' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: 'decryptCookie',
      key: { argument: 1, property: 'key' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'call `decryptCookie` with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`req.cookies.name` is the raw ciphertext ("e:..."), not `undefined`',
        severity: 'sign in again',
        detail: 'every encrypted cookie',
      },
    ],
    unaffected: ['cookies that are set with `plain: true`'],
    withFallback: 'The middleware takes no fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old cookies',
  },
  missingKey: 'throws "options.key argument is required to encrypt a string"',
  emptyKey: 'refused',
  shortestKey: '32 characters exactly',
  traps: [
    'A cookie that cannot be decrypted stays in `req.cookies` as a truthy value: code that asks `if (req.cookies.user)` takes it for a user.',
    'A refused key is printed in full to stderr and stands in the error message.',
    'An array of keys throws, and the message contains both of them.',
  ],
  notes: ['A `key` in the second argument takes the place of the first argument.'],
  examples: {
    correct: [
      `import { encryptCookie, decryptCookie } from 'cookie-encrypter'
import { keys } from './keys.js'

export const seal = (value) => encryptCookie(value, { key: keys.newest })

export const openings = keys.map((key) => (value) => decryptCookie(value, { key }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { encryptCookie } from 'cookie-encrypter'

export const seal = (value) => encryptCookie(value, { key: 'made-up-key-for-the-examples-onl' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import cookieEncrypter from 'cookie-encrypter'
import { cookieKey } from './keys.js'

app.use(cookieEncrypter(cookieKey))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import cookieEncrypter from 'cookie-encrypter'
import { cookieKey } from './keys.js'

app.use(cookieEncrypter(undefined, { key: cookieKey }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decryptCookie } from 'cookie-encrypter'
import { cookieKey } from './keys.js'

export const open = (value) => decryptCookie(value, { key: cookieKey })
`,
      },
    ],
  },
})
