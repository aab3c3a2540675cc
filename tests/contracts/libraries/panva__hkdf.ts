import entry from '../../../src/catalogue/libraries/panva__hkdf.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const library = await t.load('@panva/hkdf')
  const derive = async (key: Untyped, salt = 'salt', info = 'info', of = library.hkdf): Promise<string> =>
    Buffer.from(await of('sha256', key, salt, info, 32)).toString('hex')
  await t.rotation({ sinks: ['hkdf(1)'], ...derivedKeys((key) => derive(key)) })
  await t.rotation({
    sinks: ['default(1)'],
    ...derivedKeys((key) => derive(key, 'salt', 'info', library.default)),
  })
  await t.missingKey(() => derive(undefined))
  await t.emptyKey(() => derive(''))
  await t.shortestKey(async () => (await derive('x')).length === 64 && 'one byte')
  await t.says(
    'The salt and the info',
    async () =>
      new Set([await derive(oldKey), await derive(oldKey, 'other'), await derive(oldKey, 'salt', 'other')])
        .size === 3,
  )
})
