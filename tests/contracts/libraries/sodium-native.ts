import entry from '../../../src/catalogue/libraries/sodium-native.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const
const nonce = Buffer.alloc(24)

export default contract(entry, {}, async (t) => {
  const { default: sodium } = await t.load('sodium-native')
  const seal = (key: Untyped) => {
    const box = Buffer.alloc('alice'.length + Number(sodium.crypto_secretbox_MACBYTES))
    sodium.crypto_secretbox_easy(box, Buffer.from('alice'), nonce, key)
    return box
  }
  const open = (box: Buffer, key: Untyped) => {
    const text = Buffer.alloc(5)
    return sodium.crypto_secretbox_open_easy(text, box, nonce, key) ? text : false
  }
  const box = await t.rotation({
    sinks: ['crypto_secretbox_easy(3)', 'crypto_secretbox_open_easy(3)'],
    keys,
    make: seal,
    read: open,
    shows: (seen, error) =>
      `crypto_secretbox_open_easy returns ${seen}, it ${error ? 'throws' : 'does not throw'}`,
  })
  await t.missingKey(() => seal(undefined))
  await t.emptyKey(() => seal(Buffer.alloc(0)))
  await t.shortestKey(
    async () => `exactly 32 bytes ("${(await errorOf(() => seal(Buffer.alloc(31)))).message}")`,
  )
  await t.says('A wrong key returns false', () => {
    const text = Buffer.from('before')
    return (
      sodium.crypto_secretbox_open_easy(text.subarray(0, 5), box, nonce, keys[1]) === false &&
      text.toString() !== 'alice'
    )
  })
})
