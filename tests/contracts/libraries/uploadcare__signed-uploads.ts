import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/uploadcare__signed-uploads.ts'
import { contract, errorOf, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const expire = Date.UTC(2099, 0)

export default contract(entry, {}, async (t) => {
  const { generateSecureSignature } = await t.load('@uploadcare/signed-uploads')
  const sign = (key: Untyped) => generateSecureSignature(key, { expire }).secureSignature as string
  await t.rotation({
    sinks: ['generateSecureSignature(0)'],
    ...signedLinks(sign),
    several: 'cannot be written',
  })
  await t.check('it is what Uploadcare computes by its documentation', () => {
    const made = createHmac('sha256', oldKey)
      .update(String(expire / 1000))
      .digest('hex')
    if (made !== sign(oldKey)) throw new Error(sign(oldKey))
  })
  await t.missingKey(async () => `throws ${(await errorOf(() => sign(undefined))).code}`)
  await t.emptyKey(() => sign(''))
})
