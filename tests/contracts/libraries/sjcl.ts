import entry from '../../../src/catalogue/libraries/sjcl.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { digests, lookups } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: sjcl } = await t.load('sjcl')
  for (const [prefix, of] of [
    ['', sjcl],
    ['json.', sjcl.json],
  ]) {
    await t.rotation({
      sinks: [`${prefix}encrypt(0)`, `${prefix}decrypt(0)`],
      make: (key): string => of.encrypt(key, 'alice'),
      read: (value, key) => of.decrypt(key, value),
      shows: (_, { message }) => `\`decrypt\` throws "${message}"`,
    })
  }
  const mac = (key: Untyped) =>
    sjcl.codec.hex.fromBits(
      new sjcl.misc.hmac(typeof key === 'string' ? sjcl.codec.utf8String.toBits(key) : key).encrypt('alice'),
    )
  await t.rotation({ sinks: ['new misc.hmac(0)'], ...digests(mac), only: ['sessions', 'links', 'webhooks'] })
  await t.rotation({ sinks: ['new misc.hmac(0)'], ...lookups(mac), only: ['blind indexes'] })
  await t.missingKey(() => sjcl.encrypt(undefined, 'alice'))
  await t.emptyKey(() => sjcl.decrypt('', sjcl.encrypt('', 'alice')) === 'alice')
  await t.shortestKey(() => sjcl.decrypt('x', sjcl.encrypt('x', 'alice')) === 'alice' && 'any')
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says(
    'An array is read as a key in words',
    async () => `"${(await errorOf(() => sjcl.encrypt([newKey, oldKey], 'alice'))).message}"`,
  )
})
