import { createSecretKey } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/cookie-signature.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { 'cookie-signature-1.0': 'npm:cookie-signature@1.0.7' }

export default contract(entry, { packages }, async (t) => {
  const { sign, unsign } = await t.load('cookie-signature')
  const older = await t.load('cookie-signature-1.0')
  const make = (key: Untyped) => sign('alice', key) as string

  const value = await t.rotation({
    sinks: ['sign(1)', 'unsign(1)'],
    make,
    read: unsign,
    shows: (seen) => `\`unsign()\` gives \`${seen}\``,
  })
  await t.forms(
    { make, read: unsign },
    { 'a Buffer': Buffer.from(oldKey), 'a KeyObject': createSecretKey(Buffer.from(oldKey)) },
  )
  await t.missingKey(
    () => make(undefined),
    () => older.sign('alice', undefined),
  )
  await t.emptyKey(() => unsign(make(''), '') === 'alice')
  await t.shortestKey(() => unsign(make('x'), 'x') === 'alice' && 'any')
  await t.migration({ make: (m) => m.signValue('alice'), read: (m, signed: string) => m.unsignValue(signed) })
  await t.says('the values themselves', () => value.startsWith('alice.') && 'readable')
  await t.says('`unsign` with an array', () => {
    try {
      unsign(value, [newKey, oldKey])
    } catch (error) {
      return `throws a ${(error as Error).name}`
    }
    return 'throws nothing'
  })
})
