import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@adonisjs/encryption',
  verified: '6.0.2',
  reference: 'https://github.com/adonisjs/encryption',
  sinks: [
    {
      new: 'Encryption',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'make one instance for each key and take the first value that is not null',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`decrypt` and `verifier.unsign` return null',
        severity: 'sign in again',
        detail: 'encrypted and signed cookies',
      },
      {
        what: 'links',
        shows: '`verifier.unsign` returns null',
        severity: 'send again',
        detail: 'signed URLs',
      },
      {
        what: 'ciphertext',
        shows: '`decrypt` returns null',
        severity: 'unreadable until the old key is back',
        detail: 'only where encrypted values are stored; lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['password hashes'],
    withFallback: 'With an instance for the old key its values are read, and can be encrypted again.',
    dropWhen: 'no cookie, link or stored value of the old key has to be read any more',
  },
  missingKey: 'throws "Missing "app.appKey". The key is required to encrypt values"',
  emptyKey: 'refused',
  shortestKey: '16 characters',
  traps: ['A wrong key gives null, not an error.', 'An array of keys throws "Missing "app.appKey"".'],
  notes: [
    'In an AdonisJS application the key is `appKey` in config/app, from APP_KEY.',
    '@boringnode/encryption takes several keys: `keys: [newest, older]`.',
  ],
  migration: `import { Encryption } from '@adonisjs/encryption'

// Newest key first. Drop the second one when nothing of it has to be read any more.
const keys = [process.env.APP_KEY, process.env.APP_KEY_PREVIOUS].filter(Boolean)
const boxes = keys.map((secret) => new Encryption({ secret }))

export const seal = (value) => boxes[0].encrypt(value)

export function open(stored) {
  for (const box of boxes) {
    const value = box.decrypt(stored) // null when the key does not fit
    if (value !== null) return value
  }
  throw new Error('no key reads this')
}
`,
  examples: {
    correct: [
      `import { Encryption } from '@adonisjs/encryption'
import { appKeys } from './keys.js'

const boxes = appKeys.map((secret) => new Encryption({ secret }))

export const seal = (value) => boxes[0].encrypt(value)
export const open = (stored) => boxes.map((box) => box.decrypt(stored)).find((value) => value !== null)
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { Encryption } from '@adonisjs/encryption'
import { appKey } from './keys.js'

export const encryption = new Encryption({ secret: appKey })
`,
      },
    ],
  },
})
