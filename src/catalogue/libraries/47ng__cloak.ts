import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofMasterKeys: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: '"Unsupported state or unable to authenticate data"',
      severity: 'unreadable until the old key is back',
      detail:
        'everything that any key of the chain encrypted; lost for ever if the master key was thrown away',
    },
  ],
  unaffected: ['columns that are not encrypted', 'password hashes'],
  withFallback: 'The chain opens with the old master key and can be exported again with the new one.',
  dropWhen: 'the exported chain has been stored again under the new master key',
}

export default defineLibrary({
  package: '@47ng/cloak',
  verified: '1.2.0',
  reference: 'https://github.com/47ng/cloak',
  sinks: [
    {
      call: ['encryptString', 'encryptStringSync'],
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      call: ['decryptString', 'decryptStringSync'],
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'put all keys into `makeKeychain` and let `findKeyForMessage(text, keychain)` choose',
      },
    },
    {
      call: ['makeKeychain', 'makeKeychainSync'],
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'irrelevant' },
    },
    {
      call: ['exportKeychain', 'exportKeychainSync'],
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'export with the newest master key' },
      rotation: ofMasterKeys,
    },
    {
      call: ['importKeychain', 'importKeychainSync'],
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'import with each master key in turn and export again with the newest',
      },
      rotation: ofMasterKeys,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '"Unsupported state or unable to authenticate data"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback:
      'Old ciphertext opens with the old key of the keychain and can be encrypted again with the new one.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'raw\')"',
  emptyKey: 'refused',
  shortestKey: 'a fixed format, `k1.aesgcm256.` and the key; anything else throws "Unknown key format"',
  traps: [
    'An array of keys throws in decryptString; a keychain without the old key throws "Key is not available" in findKeyForMessage.',
    'Losing the master key of an exported keychain loses every key in it.',
  ],
  notes: ['The ciphertext holds the fingerprint of its key, so the order of a keychain does not matter.'],
  migration: `import { decryptStringSync, encryptStringSync, findKeyForMessage, makeKeychainSync } from '@47ng/cloak'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.CLOAK_KEY, process.env.CLOAK_KEY_PREVIOUS].filter(Boolean)
const keychain = makeKeychainSync(keys)

export const seal = (text) => encryptStringSync(text, keys[0])
export const open = (stored) => decryptStringSync(stored, findKeyForMessage(stored, keychain))
`,
  examples: {
    correct: [
      `import { decryptStringSync, encryptStringSync, findKeyForMessage, makeKeychainSync } from '@47ng/cloak'
import { dataKeys } from './keys.js'

const keychain = makeKeychainSync(dataKeys.all)

export const seal = (text) => encryptStringSync(text, dataKeys.newest)
export const open = (stored) => decryptStringSync(stored, findKeyForMessage(stored, keychain))
`,
      `import { exportKeychain, importKeychain } from '@47ng/cloak'
import { masterKeys } from './keys.js'

export const save = (keychain) => exportKeychain(keychain, masterKeys.newest)

export async function load(stored) {
  for (const key of masterKeys) {
    const keychain = await importKeychain(stored, key).catch(() => undefined)
    if (keychain) return keychain
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { encryptStringSync } from '@47ng/cloak'

const key = 'k1.aesgcm256.bWFkZS11cC1rZXktZm9yLXRoZS1leGFtcGxlcy0zMmI='

export const seal = (text) => encryptStringSync(text, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { decryptStringSync } from '@47ng/cloak'
import { dataKey } from './keys.js'

export const open = (stored) => decryptStringSync(stored, dataKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { makeKeychain } from '@47ng/cloak'
import { dataKey } from './keys.js'

export const keychain = makeKeychain([dataKey])
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { importKeychain } from '@47ng/cloak'
import { masterKey } from './keys.js'

export const keychain = (sealed) => importKeychain(sealed, masterKey)
`,
      },
    ],
  },
})
