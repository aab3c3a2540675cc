import { webcrypto } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/iron-webcrypto.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Claims, Untyped } from '../contract.ts'

type Seal = (password: Untyped) => Promise<string>
type Unseal = (sealed: string, password: Untyped) => unknown

export default contract(
  entry,
  { packages: { 'iron-webcrypto-1': 'npm:iron-webcrypto@1.2.1' } },
  async (t) => {
    const current = await t.load('iron-webcrypto')
    const version1 = await t.load('iron-webcrypto-1')
    await iron(
      t,
      (password) => current.seal('alice', password, current.defaults),
      (sealed, password) => current.unseal(sealed, password, current.defaults),
    )
    await iron(
      t,
      (password) => version1.seal(webcrypto, 'alice', password, version1.defaults),
      (sealed, password) => version1.unseal(webcrypto, sealed, password, version1.defaults),
      // The platform's own crypto comes first there.
      2,
    )
    await t.migration({ make: (m) => m.seal('alice'), read: (m, value: string) => m.open(value) })
  },
)

async function iron(t: Claims, seal: Seal, unseal: Unseal, at = 1): Promise<void> {
  const withId = await seal({ id: 'old', secret: oldKey })
  const shows = async (_: unknown, { message }: Error) => {
    const { message: unknownId } = await errorOf(() => unseal(withId, { new: newKey }))
    return `\`unseal()\` throws "${message}" or "${unknownId.replace(/old$/, '<id>')}"`
  }
  const ring = (newest: string, older: string) => ({ new: newest, old: older, default: older })

  const sealed = await t.rotation({ sinks: [`seal(${at})`], make: seal, read: unseal, shows })
  await t.rotation({ sinks: [`unseal(${at})`], make: seal, read: unseal, ring, shows })
  const [secrets, halves] =
    at === 1 ? [['seal(1.secret)'], ['seal(1.encryption)', 'seal(1.integrity)']] : [[], []]
  await t.rotation({
    sinks: secrets,
    make: (secret) => seal({ id: 'a', secret }),
    read: (value, a) => unseal(value, { a }),
    shows,
  })
  await t.rotation({
    sinks: halves,
    make: (key) => seal({ id: 'a', encryption: key, integrity: key }),
    read: (value, key) => unseal(value, { a: { encryption: key, integrity: key } }),
    shows,
  })

  await t.missingKey(() => seal(undefined))
  await t.emptyKey(async () => unseal(await seal(''), ''))
  await t.shortestKey(async () => {
    const { message } = await errorOf(() => seal('x'.repeat(31)))
    return (
      (await unseal(await seal('x'.repeat(32)), 'x'.repeat(32))) === 'alice' &&
      /\d+ characters/.exec(message)?.[0]
    )
  })
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
}
