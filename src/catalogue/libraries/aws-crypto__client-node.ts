import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@aws-crypto/client-node',
  verified: '5.0.2',
  reference: 'https://github.com/aws/aws-encryption-sdk-javascript',
  sinks: [
    {
      new: 'RawAesKeyringNode',
      key: { argument: 0, property: 'unencryptedMasterKey' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'make a keyring of each key, decrypt with `new MultiKeyringNode({ generator, children })` of all of them and encrypt with the newest alone',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`decrypt` rejects "unencryptedDataKey has not been set"',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback: 'With a MultiKeyringNode old messages open with the old key and can be encrypted again.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey: 'throws "Unsupported dataKey type"',
  emptyKey: 'refused',
  shortestKey: 'the length of the wrapping suite',
  traps: [
    '`keyName` is part of the key: the same bytes under another name open nothing.',
    'Encrypting with the MultiKeyringNode lets the old key read the new data: encrypt with the newest keyring alone.',
  ],
  notes: [
    'The key has to be a Uint8Array over an ArrayBuffer of its own.',
    'A KmsKeyringNode holds no secret key: AWS KMS keeps it and rotates it. RawRsaKeyringNode was not run and is not looked at.',
  ],
  migration: `import {
  buildClient,
  CommitmentPolicy,
  MultiKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node'

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
const wrappingSuite = RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING

const keyring = (hex) => {
  const unencryptedMasterKey = new Uint8Array(new ArrayBuffer(32))
  unencryptedMasterKey.set(Buffer.from(hex, 'hex'))
  return new RawAesKeyringNode({
    keyName: hex.slice(0, 4),
    keyNamespace: 'app',
    unencryptedMasterKey,
    wrappingSuite,
  })
}

// Newest key first. Drop the second one when every row has been encrypted again.
const keyrings = [process.env.MASTER_KEY, process.env.MASTER_KEY_PREVIOUS].filter(Boolean).map(keyring)
const readers = new MultiKeyringNode({ generator: keyrings[0], children: keyrings.slice(1) })

export const seal = async (text) => (await encrypt(keyrings[0], text)).result // not with \`readers\`
export const open = async (stored) => (await decrypt(readers, stored)).plaintext.toString()
`,
  examples: {
    correct: [
      `import { MultiKeyringNode, RawAesKeyringNode } from '@aws-crypto/client-node'
import { masterKeys, wrappingSuite } from './keys.js'

const [writer, ...older] = masterKeys.map(
  (unencryptedMasterKey, index) =>
    new RawAesKeyringNode({ keyName: \`k\${index}\`, keyNamespace: 'app', unencryptedMasterKey, wrappingSuite }),
)

export { writer }
export const readers = new MultiKeyringNode({ generator: writer, children: older })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { RawAesKeyringNode } from '@aws-crypto/client-node'
import { masterKey, wrappingSuite } from './keys.js'

export const keyring = new RawAesKeyringNode({
  keyName: 'k1',
  keyNamespace: 'app',
  unencryptedMasterKey: masterKey,
  wrappingSuite,
})
`,
      },
    ],
  },
})
