import entry from '../../../src/catalogue/libraries/fernet.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url') + '=') as [string, string]

export default contract(entry, {}, async (t) => {
  const { default: fernet } = await t.load('fernet')
  const secret = (key: Untyped) => new fernet.Secret(key)
  await t.rotation({
    sinks: ['new Secret(0)'],
    keys,
    make: (key): string => new fernet.Token({ secret: secret(key) }).encode('alice'),
    read: (token, key) => new fernet.Token({ secret: secret(key), token, ttl: 0 }).decode(),
    shows: (_, { message }) => `\`decode\` throws "${message}"`,
  })
  await t.missingKey(() => secret(undefined))
  await t.emptyKey(() => secret(''))
  await t.shortestKey(async () => {
    await errorOf(() => secret(Buffer.alloc(31).toString('base64url')))
    return '32 bytes in URL-safe base64'
  })
  await t.migration({ keys, make: (m) => m.seal('alice'), read: (m, token: string) => m.open(token) })
  await t.says('There is no MultiFernet', () => !('MultiFernet' in fernet))
})
