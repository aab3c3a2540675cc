import entry from '../../../src/catalogue/libraries/tweetnacl.ts'
import { contract, errorOf, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const seeds = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const text = new TextEncoder().encode('alice')
const nonce = new Uint8Array(24)

export default contract(entry, {}, async (t) => {
  const { default: nacl } = await t.load('tweetnacl')
  const opens = (seen: unknown, error: unknown) =>
    `\`open\` returns ${String(seen)}, it ${error ? 'throws' : 'does not throw'}`
  const seal = (key: Untyped): Uint8Array => nacl.secretbox(text, nonce, key)
  const open = (box: Uint8Array, key: Untyped) => nacl.secretbox.open(box, nonce, key)
  const sealed = await t.rotation({
    sinks: ['secretbox(2)', 'secretbox.open(2)'],
    keys: seeds,
    make: seal,
    read: open,
    shows: opens,
  })
  const other = nacl.box.keyPair.fromSecretKey(new Uint8Array(32).fill(3))
  const boxPairs = seeds.map((seed) => nacl.box.keyPair.fromSecretKey(seed))
  // To oneself: the key is the secret half both times.
  await t.rotation({
    sinks: ['box(3)', 'box.open(3)'],
    keys: [boxPairs[0].secretKey, boxPairs[1].secretKey],
    make: (secretKey): Uint8Array => nacl.box(text, nonce, other.publicKey, secretKey),
    read: (box, secretKey) => nacl.box.open(box, nonce, other.publicKey, secretKey),
    shows: opens,
  })
  const [olderPair, newerPair] = seeds.map((seed) => nacl.sign.keyPair.fromSeed(seed))
  const verifies = (seen: unknown) => `\`verify\` with the new public key returns ${String(seen)}`
  await t.rotation({
    sinks: ['sign.detached(1)'],
    keys: [olderPair, newerPair],
    make: ({ secretKey }): Uint8Array => nacl.sign.detached(text, secretKey),
    read: (signature, { publicKey }) => nacl.sign.detached.verify(text, signature, publicKey),
    accepted: true,
    shows: verifies,
  })
  await t.rotation({
    sinks: ['sign(1)'],
    keys: [olderPair, newerPair],
    make: ({ secretKey }): Uint8Array => nacl.sign(text, secretKey),
    read: (message, { publicKey }) => nacl.sign.open(message, publicKey),
    only: [],
  })
  await t.missingKey(() => seal(undefined))
  await t.emptyKey(() => seal(new Uint8Array(0)))
  await t.shortestKey(
    async () => Boolean(await errorOf(() => seal(new Uint8Array(31)))) && 'exactly 32 bytes',
    async () =>
      Boolean(await errorOf(() => nacl.sign(text, new Uint8Array(63)))) && '64 for the secret key of `sign`',
  )
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says('A wrong key gives null', () => open(sealed, seeds[1]) === null)
  await t.says(
    'The key is the last argument',
    async () => Boolean(await errorOf(() => seal(oldKey.slice(8)))) && 'A string is refused',
  )
})
