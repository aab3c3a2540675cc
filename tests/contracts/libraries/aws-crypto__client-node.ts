import entry from '../../../src/catalogue/libraries/aws-crypto__client-node.ts'
import { contract, errorOf } from '../contract.ts'

const keys = ['0a'.repeat(32), '0b'.repeat(32)] as const
const [oldKey, newKey] = keys

export default contract(entry, {}, async (t) => {
  const {
    buildClient,
    CommitmentPolicy,
    MultiKeyringNode,
    RawAesKeyringNode,
    RawAesWrappingSuiteIdentifier,
  } = (await t.load('@aws-crypto/client-node')).default
  const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
  const keyring = (hex: string, keyName = hex.slice(0, 2), length = 32) => {
    const unencryptedMasterKey = new Uint8Array(new ArrayBuffer(length))
    unencryptedMasterKey.set(Buffer.from(hex, 'hex').subarray(0, length))
    return new RawAesKeyringNode({
      keyName,
      keyNamespace: 'made-up',
      unencryptedMasterKey,
      wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
    })
  }
  const make = async (ring: unknown): Promise<Buffer> => (await encrypt(ring, 'alice')).result
  const read = async (message: Buffer, ring: unknown) => (await decrypt(ring, message)).plaintext
  const message = await t.rotation({
    sinks: ['new RawAesKeyringNode(0.unencryptedMasterKey)'],
    keys,
    one: (hex) => keyring(hex),
    make,
    read,
    several: (newest, older) => [keyring(newest), keyring(older)],
    shows: (_, { message: words }) => `\`decrypt\` rejects "${words}"`,
  })
  await t.missingKey(
    () =>
      new RawAesKeyringNode({
        keyName: 'missing',
        keyNamespace: 'made-up',
        unencryptedMasterKey: undefined,
        wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
      }),
  )
  await t.emptyKey(() => keyring('', 'empty', 0))
  await t.shortestKey(async () => {
    await errorOf(() => keyring(oldKey, 'short', 31))
    return 'the length of the wrapping suite'
  })
  await t.migration({
    keys,
    make: (m): Promise<Buffer> => m.seal('alice'),
    read: (m, stored) => m.open(stored),
  })
  await t.says('`keyName` is part of the key', async () =>
    Boolean(await errorOf(() => read(message, keyring(oldKey, 'renamed')))),
  )
  await t.says('Encrypting with the MultiKeyringNode', async () => {
    const both = new MultiKeyringNode({ generator: keyring(newKey), children: [keyring(oldKey)] })
    return String(await read(await make(both), keyring(oldKey))) === 'alice'
  })
})
