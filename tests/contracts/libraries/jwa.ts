import entry from '../../../src/catalogue/libraries/jwa.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: jwa } = await t.load('jwa')
  const { sign, verify } = jwa('HS256')
  const make = (key: Untyped): string => sign('alice', key)
  const read = (signature: string, key: Untyped): boolean => verify('alice', signature, key)
  const signature = await t.rotation({
    sinks: ['.sign(1)', '.verify(2)'],
    make,
    read,
    accepted: true,
    shows: (seen) => `\`verify\` returns ${seen}`,
  })
  await t.missingKey(
    () => make(undefined),
    () => read(signature, undefined),
  )
  await t.emptyKey(() => read(make(''), ''))
  await t.shortestKey(() => read(make('x'), 'x') && 'any')
  await t.says('`sign` and `verify` take an empty key', () => read(make(''), ''))
  await t.says('An array of keys throws', () => make([newKey, oldKey]))
})
