import entry from '../../../src/catalogue/libraries/libsodium-wrappers-sumo.ts'
import { contract, errorOf } from '../contract.ts'
import { lookups } from '../shapes.ts'

const keys = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const

export default contract(entry, {}, async (t) => {
  const module = await t.load('libsodium-wrappers-sumo')
  const { default: sodium } = module
  await sodium.ready
  for (const name of ['hmacsha256', 'hmacsha512', 'hmacsha512256']) {
    const sign = (key: unknown): Uint8Array => sodium[`crypto_auth_${name}`]('alice', key)
    await t.rotation({
      sinks: [`crypto_auth_${name}(1)`, `crypto_auth_${name}_verify(2)`],
      keys,
      make: sign,
      read: (tag, key) => sodium[`crypto_auth_${name}_verify`](tag, 'alice', key),
      accepted: true,
      ...(name === 'hmacsha256'
        ? {
            shows: (seen: boolean) => `crypto_auth_hmacsha256_verify returns ${String(seen)}`,
            only: ['sessions', 'links', 'webhooks'],
          }
        : { only: [] }),
    })
    await t.rotation({ sinks: [`crypto_auth_${name}(1)`], keys, ...lookups(sign), only: ['blind indexes'] })
  }
  await t.missingKey(() => sodium.crypto_auth_hmacsha256('alice', undefined))
  await t.emptyKey(() => sodium.crypto_auth_hmacsha256('alice', new Uint8Array(0)))
  await t.shortestKey(async () => {
    for (const length of [31, 33])
      await errorOf(() => sodium.crypto_auth_hmacsha256('alice', new Uint8Array(length)))
    return 'exactly 32 bytes'
  })
  await t.says('The functions are there only', () => !('crypto_auth_hmacsha256' in module))
})
