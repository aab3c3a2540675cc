import entry from '../../../src/catalogue/libraries/imgix__js-core.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: ImgixClient } = await t.load('@imgix/js-core')
  const link = (secureURLToken: Untyped): string =>
    new ImgixClient({ domain: 'made-up.imgix.net', secureURLToken }).buildURL('a.jpg', {})
  const isUnsigned = (token: Untyped) => !/[?&]s=/.test(link(token))
  await t.rotation({
    sinks: ['new default(0.secureURLToken)'],
    ...signedLinks(link),
    several: 'cannot be written',
  })
  await t.missingKey(() => isUnsigned(undefined) && 'unsigned URLs, without an error')
  await t.emptyKey(() => isUnsigned(''))
  await t.says('A missing or empty token', () => isUnsigned(undefined) && isUnsigned(''))
})
