import entry from '../../../src/catalogue/libraries/futoin-hkdf.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: hkdf } = await t.load('futoin-hkdf')
  const derive = (key: Untyped): Buffer => hkdf(key, 32, { hash: 'sha256', salt: 'salt', info: 'info' })
  await t.rotation({ sinks: ['default(0)'], ...derivedKeys(derive) })
  await t.missingKey(() => derive(undefined))
  await t.emptyKey(() => derive(''))
  await t.shortestKey(() => derive('x').length === 32 && 'any')
  await t.says('An array of keys', () =>
    [newKey, oldKey].every((key) => Buffer.compare(derive(key), derive([newKey, oldKey])) !== 0),
  )
  await t.says('The key is the first argument', () => Buffer.compare(derive(oldKey), derive(newKey)) !== 0)
})
