import entry from '../../../src/catalogue/libraries/create-hmac.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: createHmac } = await t.load('create-hmac')
  const mac = (key: Untyped): string => createHmac('sha256', key).update('alice').digest('hex')
  await keyedHash(t, ['default(1)'], mac)
  await t.missingKey(async () => {
    const { name, message } = await errorOf(() => mac(undefined))
    return [`a ${name}`, message.replace(/(or an instance of).*/, '$1')]
  })
  await t.emptyKey(() => mac(''))
  await t.shortestKey(() => mac('x').length === 64 && 'any')
  await t.says(
    'An array of keys',
    async () => `throws a ${(await errorOf(() => mac([newKey, oldKey]))).name}`,
  )
  await t.says('It stands in', async () => createHmac === (await t.load('node:crypto')).createHmac)
})
