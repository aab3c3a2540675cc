import entry from '../../../src/catalogue/libraries/tinyhttp__cookie-signature.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { sign, unsign } = await t.load('@tinyhttp/cookie-signature')
  const make = (key: Untyped): string => sign('alice', key)
  const value = await t.rotation({
    sinks: ['sign(1)', 'unsign(1)'],
    make,
    read: unsign,
    shows: (seen) => `\`unsign()\` gives \`${seen}\``,
  })
  await t.missingKey(async () => {
    const { name, message } = await errorOf(() => make(undefined))
    return `a ${name} (\`${message.replace(/(must be).*/, '$1 ...')}\`)`
  })
  await t.emptyKey(() => unsign(make(''), '') === 'alice')
  await t.shortestKey(() => unsign(make('x'), 'x') === 'alice' && 'any')
  await t.migration({ make: (m) => m.signValue('alice'), read: (m, signed: string) => m.unsignValue(signed) })
  await t.says('the values themselves', () => value.startsWith('alice.') && 'readable')
  await t.says(
    '`unsign` with an array',
    async () => `throws a ${(await errorOf(() => unsign(value, [newKey, oldKey]))).name}`,
  )
})
