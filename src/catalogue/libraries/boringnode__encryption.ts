import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@boringnode/encryption',
  verified: '1.0.1',
  reference: 'https://www.npmjs.com/package/@boringnode/encryption',
  sinks: [
    {
      from: [
        '@boringnode/encryption/drivers/chacha20_poly1305',
        '@boringnode/encryption/drivers/aes_256_gcm',
        '@boringnode/encryption/drivers/aes_256_cbc',
      ],
      call: ['chacha20poly1305', 'aes256gcm', 'aes256cbc'],
      key: { argument: 0, property: 'keys' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      from: '@boringnode/encryption/drivers/aes_siv',
      call: 'aessiv',
      key: { argument: 0, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt every value again with the new key' },
      rotation: {
        invalidates: [
          {
            what: 'ciphertext',
            shows: '`decrypt()` gives `null`',
            severity: 'unreadable until the old key is back',
          },
          {
            what: 'blind indexes',
            shows: 'searching for an old value finds nothing',
            severity: 'unreadable until the old key is back',
            detail: 'columns that are searched by equality',
          },
        ],
        unaffected: ['plaintext columns', 'password hashes'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'every stored value has been encrypted again',
      },
    },
    {
      from: '@boringnode/encryption/message_verifier',
      new: 'MessageVerifier',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
      rotation: {
        invalidates: [{ what: 'links', shows: '`unsign()` gives `null`', severity: 'send again' }],
        unaffected: ['data that was encrypted with another key'],
        withFallback: 'Every message of an older key verifies.',
        dropWhen: 'the last message that the old key signed has expired',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt()` gives `null`',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
      {
        what: 'blind indexes',
        shows: '`blindIndex()` gives another value: searching for an old one finds nothing',
        severity: 'unreadable until the old key is back',
      },
    ],
    unaffected: ['plaintext columns', 'password hashes'],
    withFallback:
      'Every stored value is read; `blindIndexes()` gives one index per key, so that searches find old rows too.',
    dropWhen: 'every stored value has been encrypted again with the new key, and every blind index made anew',
  },
  missingKey: 'throws "Missing key. The key is required to encrypt values"',
  emptyKey: 'refused',
  shortestKey: '16 characters',
  traps: [
    '`blindIndex()` follows the first key: search with `blindIndexes()` while an older key is listed.',
    '`aessiv` takes one key only.',
  ],
  migration: `import { Encryption } from '@boringnode/encryption'
import { aes256gcm } from '@boringnode/encryption/drivers/aes_256_gcm'

// Newest key first: it encrypts, all of them decrypt.
const keys = [process.env.APP_KEY, process.env.APP_KEY_PREVIOUS].filter(Boolean)
const encryption = new Encryption(aes256gcm({ id: 'app', keys }))

export const seal = (value) => encryption.encrypt(value)
export const open = (stored) => encryption.decrypt(stored)
`,
  examples: {
    correct: [
      `import { Encryption } from '@boringnode/encryption'
import { chacha20poly1305 } from '@boringnode/encryption/drivers/chacha20_poly1305'
import { MessageVerifier } from '@boringnode/encryption/message_verifier'
import { appKeys } from './keys.js'

export const encryption = new Encryption(chacha20poly1305({ id: 'app', keys: appKeys }))
export const verifier = new MessageVerifier(appKeys)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { aes256gcm } from '@boringnode/encryption/drivers/aes_256_gcm'
import { olderKeys } from './keys.js'

export const driver = aes256gcm({ id: 'app', keys: ['made-up-key-for-the-examples-only!', ...olderKeys] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { aes256gcm } from '@boringnode/encryption/drivers/aes_256_gcm'
import { appKey } from './keys.js'

export const driver = aes256gcm({ id: 'app', keys: [appKey] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { aessiv } from '@boringnode/encryption/drivers/aes_siv'
import { indexKey } from './keys.js'

export const driver = aessiv({ id: 'index', key: indexKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { MessageVerifier } from '@boringnode/encryption/message_verifier'
import { appKey } from './keys.js'

export const verifier = new MessageVerifier([appKey])
`,
      },
    ],
  },
})
