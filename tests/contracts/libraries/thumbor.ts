import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/thumbor.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: Thumbor } = await t.load('thumbor')
  const link = (key: Untyped): string =>
    new Thumbor(key, 'https://images.example').setImagePath('a.jpg').resize(10, 10).buildUrl()
  const isUnsafe = (key: Untyped) => link(key).includes('/unsafe/')
  await t.rotation({ sinks: ['new default(0)'], ...signedLinks(link) })
  await t.missingKey(() => isUnsafe(undefined) && '/unsafe/ URLs, without an error')
  await t.emptyKey(() => isUnsafe(''))
  await t.withEmptyKey(() => isUnsafe('') && 'makes /unsafe/ URLs without an error')
  await t.shortestKey(() => !isUnsafe('x') && 'any')
  await t.says('A missing or empty key', () => isUnsafe(undefined) && isUnsafe(''))
  await t.says('The key is set in two places', () => {
    const [, signature = '', signed = ''] = /example\/([^/]+)\/(.+)$/.exec(link(oldKey)) ?? []
    // What the server does with its own copy of the key.
    const made = createHmac('sha1', oldKey).update(signed).digest('base64')
    return made.replaceAll('+', '-').replaceAll('/', '_') === signature
  })
})
