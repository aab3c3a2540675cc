import entry from '../../../src/catalogue/libraries/aes-js.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const block = new TextEncoder().encode('alice and others')
const ivs: Record<string, unknown[]> = {
  cbc: [new Uint8Array(16)],
  cfb: [new Uint8Array(16), 1],
  ofb: [new Uint8Array(16)],
}

export default contract(entry, {}, async (t) => {
  const { default: aes } = await t.load('aes-js')
  const mode = (name: string, key: Untyped) => new aes.ModeOfOperation[name](key, ...(ivs[name] ?? []))
  for (const name of ['ctr', 'cbc', 'ecb', 'cfb', 'ofb']) {
    await t.rotation({
      sinks: [`new ModeOfOperation.${name}(0)`],
      keys,
      make: (key): Uint8Array => mode(name, key).encrypt(block),
      read: (sealed, key) => mode(name, key).decrypt(sealed),
      accepted: 'alice and others',
      shows: (seen, error) =>
        !error && seen.length === block.length ? 'garbage; a wrong key never throws' : String(error),
    })
  }
  await t.missingKey(() => mode('ctr', undefined))
  await t.emptyKey(() => mode('ctr', new Uint8Array(0)))
  await t.shortestKey(async () => {
    for (const length of [15, 31]) await errorOf(() => mode('ctr', new Uint8Array(length)))
    return (
      [16, 24, 32].every((length) => Boolean(mode('ctr', new Uint8Array(length)))) && '16, 24 or 32 bytes'
    )
  })
  await t.says(
    'A wrong key gives garbage',
    () => mode('cbc', keys[1]).decrypt(mode('cbc', keys[0]).encrypt(block)).length === block.length,
  )
})
