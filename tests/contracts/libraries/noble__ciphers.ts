import entry from '../../../src/catalogue/libraries/noble__ciphers.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const text = new TextEncoder().encode('alice')
const keys = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const [older, newer] = keys
const nonces: Record<string, number> = { xchacha20poly1305: 24, cbc: 16, ctr: 16 }
const nonce = (name: string) => new Uint8Array(nonces[name] ?? 12)

export default contract(entry, { packages: { 'noble-ciphers-1': 'npm:@noble/ciphers@1.3.0' } }, async (t) => {
  const aes = await t.load('@noble/ciphers/aes.js')
  const chacha = await t.load('@noble/ciphers/chacha.js')
  const version1 = await t.load('noble-ciphers-1/aes')
  const ciphers: Record<string, Untyped> = {
    gcm: aes.gcm,
    gcmsiv: aes.gcmsiv,
    cbc: aes.cbc,
    ctr: aes.ctr,
    siv: version1.siv,
    xchacha20poly1305: chacha.xchacha20poly1305,
    chacha20poly1305: chacha.chacha20poly1305,
  }
  const seal = (name: string, key: Untyped): Uint8Array => ciphers[name](key, nonce(name)).encrypt(text)
  const open = (name: string, sealed: Uint8Array, key: Untyped): Uint8Array =>
    ciphers[name](key, nonce(name)).decrypt(sealed)
  const errors = new Map<string, string>()
  for (const name of Object.keys(ciphers)) {
    await t.rotation({
      sinks: [`${name}(0)`],
      keys,
      make: (key) => seal(name, key),
      read: (sealed, key) => open(name, sealed, key),
      // With ctr nothing is thrown.
      ...(name === 'gcm'
        ? {
            shows: (_: unknown, { message }: Error) => {
              const garbage = Buffer.from(open('ctr', seal('ctr', older), newer)).toString() !== 'alice'
              return `\`decrypt\` throws "${message.replace('aes-gcm: ', '')}"; with ctr it gives ${garbage ? 'garbage' : 'the value'}`
            },
          }
        : { only: [] }),
    })
    if (name !== 'ctr' && name !== 'siv')
      errors.set(name, (await errorOf(() => open(name, seal(name, older), newer))).message)
  }
  await t.says('The errors:', () => [...errors].map(([name, message]) => [name, `"${message}"`]).flat())
  await t.missingKey(() => seal('gcm', undefined))
  await t.emptyKey(() => seal('gcm', new Uint8Array(0)))
  await t.shortestKey(
    async () => {
      for (const length of [15, 31]) await errorOf(() => seal('gcm', new Uint8Array(length)))
      return (
        [16, 24, 32].every((length) => seal('gcm', new Uint8Array(length)).length > 0) &&
        '16, 24 or 32 bytes for AES'
      )
    },
    async () =>
      Boolean(await errorOf(() => seal('chacha20poly1305', new Uint8Array(16)))) && '32 for ChaCha20',
  )
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says('`gcm(shortKey, nonce)`', async () => {
    const short = aes.gcm(new Uint8Array(5), nonce('gcm'))
    return Boolean(await errorOf(() => short.encrypt(text)))
  })
  await t.says('With ctr a wrong key', () => open('ctr', seal('ctr', older), newer).length > 0)
  await t.says('`siv` is the name', async () => {
    const { message } = await errorOf(() => aes.siv(older, nonce('gcm')))
    return version1.siv && `"${message}"`
  })
})
