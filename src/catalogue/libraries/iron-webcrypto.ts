import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'iron-webcrypto',
  verified: '2.0.0',
  reference: 'https://github.com/brc-dd/iron-webcrypto',
  sinks: [
    {
      call: 'seal',
      versions: '>=2.0.0',
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'seal with `{ id, secret }` of the newest key' },
    },
    {
      call: 'seal',
      versions: '>=2.0.0',
      key: { argument: 1, property: ['secret', 'encryption', 'integrity'] },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'seal with `{ id, secret }` of the newest key' },
    },
    {
      call: 'unseal',
      versions: '>=2.0.0',
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'map', newest: 'named id' },
    },
    // Version 1 is given the Web Crypto object first.
    {
      call: 'seal',
      versions: '<2.0.0',
      key: { argument: 2 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'seal with `{ id, secret }` of the newest key' },
    },
    {
      call: 'unseal',
      versions: '<2.0.0',
      key: { argument: 2 },
      role: 'decrypt',
      keyRing: { accepts: 'map', newest: 'named id' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: '`unseal()` throws "Bad hmac value" or "Cannot find password: <id>"',
        severity: 'sign in again',
        detail: 'sealed cookies',
      },
      {
        what: 'access tokens',
        shows: '`unseal()` throws "Bad hmac value" or "Cannot find password: <id>"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '`unseal()` throws "Bad hmac value" or "Cannot find password: <id>"',
        severity: 'send again',
        detail: 'links that carry a seal',
      },
    ],
    unaffected: ['password hashes', 'data that was not sealed'],
    withFallback:
      'A seal opens as long as its id stays in the map; new seals carry the id of the newest key.',
    dropWhen: 'the last seal with the id of the old key has expired',
  },
  missingKey: 'throws "Empty password"',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'The forms are asymmetric: the map that `unseal` takes cannot seal ("Empty password"), and `{ id, secret }` alone cannot unseal a seal of another id.',
    'A seal made with a plain string has no id and is looked up as `default`: a map without that entry refuses every seal made before ("Cannot find password: default").',
    'An array is no list: "Cannot find password: default". It works by accident where seals carry the ids 0 and 1.',
  ],
  notes: ['One object serves both directions: `{ id: "k2", secret: newest, k2: newest, default: oldest }`.'],
  migration: `import { createHash } from 'node:crypto'
import * as Iron from 'iron-webcrypto'

const idOf = (secret) => createHash('sha256').update(secret).digest('hex').slice(0, 8)

// Newest key first. Drop the second one when the last seal that it made has expired.
const keys = [process.env.SEAL_PASSWORD, process.env.SEAL_PASSWORD_PREVIOUS].filter(Boolean)
const passwords = Object.fromEntries(keys.map((secret) => [idOf(secret), secret]))
passwords.default = keys.at(-1) // seals that were made before there were ids

export const seal = (value) => Iron.seal(value, { id: idOf(keys[0]), secret: keys[0] }, Iron.defaults)
export const open = (sealed) => Iron.unseal(sealed, passwords, Iron.defaults)
`,
  examples: {
    correct: [
      `import * as Iron from 'iron-webcrypto'
import { newestId, newestKey, olderKey } from './keys.js'

export const seal = (value) => Iron.seal(value, { id: newestId, secret: newestKey }, Iron.defaults)

export const open = (sealed) => Iron.unseal(sealed, { [newestId]: newestKey, default: olderKey }, Iron.defaults)
`,
      `import * as Iron from 'iron-webcrypto'
import { newestKey } from './keys.js'

export const seal = (value) => Iron.seal(value, newestKey, Iron.defaults)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import * as Iron from 'iron-webcrypto'

export const seal = (value) => Iron.seal(value, 'made-up-key-for-the-examples-only!', Iron.defaults)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import * as Iron from 'iron-webcrypto'
import { sealKey } from './keys.js'

export const open = (sealed) => Iron.unseal(sealed, sealKey, Iron.defaults)
`,
      },
    ],
  },
})
