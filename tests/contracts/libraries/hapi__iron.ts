import entry from '../../../src/catalogue/libraries/hapi__iron.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: Iron } = await t.load('@hapi/iron')
  const seal = (password: Untyped): Promise<string> => Iron.seal('alice', password, Iron.defaults)
  const unseal = (sealed: string, password: Untyped) => Iron.unseal(sealed, password, Iron.defaults)
  const withId = await seal({ id: 'old', secret: oldKey })
  const shows = async (_: unknown, { message }: Error) => {
    const { message: unknownId } = await errorOf(() => unseal(withId, { new: newKey }))
    return `\`unseal()\` throws "${message}" or "${unknownId.replace(/old$/, '<id>')}"`
  }
  const ring = (newest: string, older: string) => ({ new: newest, old: older, default: older })

  const sealed = await t.rotation({ sinks: ['seal(1)'], make: seal, read: unseal, shows })
  await t.rotation({ sinks: ['unseal(1)'], make: seal, read: unseal, ring, shows })
  await t.rotation({
    sinks: ['seal(1.secret)'],
    make: (secret) => seal({ id: 'a', secret }),
    read: (value, a) => unseal(value, { a }),
    shows,
  })
  await t.rotation({
    sinks: ['seal(1.encryption)', 'seal(1.integrity)'],
    make: (key) => seal({ id: 'a', encryption: key, integrity: key }),
    read: (value, key) => unseal(value, { a: { encryption: key, integrity: key } }),
    shows,
  })

  await t.missingKey(() => seal(undefined))
  await t.emptyKey(async () => unseal(await seal(''), ''))
  await t.shortestKey(
    async () => /\d+ characters/.exec((await errorOf(() => seal('x'.repeat(31)))).message)?.[0],
    async () => {
      await errorOf(() => seal(Buffer.alloc(31, 1)))
      return (
        (await unseal(await seal(Buffer.alloc(32, 1)), Buffer.alloc(32, 1))) === 'alice' &&
        'a Buffer of 32 bytes'
      )
    },
  )
  await t.migration({ make: (m) => m.seal('alice'), read: (m, value: string) => m.open(value) })

  await t.says(
    'A seal opens as long as',
    async () => (await unseal(withId, { new: newKey, old: oldKey })) === 'alice',
  )
  await t.says(
    'The forms are asymmetric',
    () => seal({ old: oldKey }),
    async () => {
      await errorOf(() => unseal(withId, { id: 'new', secret: newKey }))
      return '`{ id, secret }` alone cannot unseal a seal of another id'
    },
  )
  await t.says('A seal made with a plain string', async () => {
    const { message } = await errorOf(() => unseal(sealed, { old: oldKey, new: newKey }))
    return (await unseal(sealed, { default: oldKey })) === 'alice' && message.replace(/default$/, '')
  })
  await t.says(
    'An array is no list',
    async () => (await errorOf(() => unseal(sealed, [newKey, oldKey]))).message.replace(/default$/, ''),
    async () =>
      (await unseal(await seal({ id: '1', secret: oldKey }), [newKey, oldKey])) === 'alice' &&
      'the ids 0 and 1',
  )
  await t.says('One object serves both directions', async () => {
    const both = { id: 'k2', secret: newKey, k2: newKey, default: oldKey }
    return (await unseal(await seal(both), both)) === 'alice' && (await unseal(sealed, both)) === 'alice'
  })
})
