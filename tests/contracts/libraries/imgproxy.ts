import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/imgproxy.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const keys = ['0a'.repeat(32), '0b'.repeat(32)] as const

export default contract(entry, {}, async (t) => {
  const { default: standard, Imgproxy: named } = await t.load('imgproxy')
  const linkOf = (Imgproxy: Untyped, options: object): string =>
    new Imgproxy({ baseUrl: 'https://images.example', ...options })
      .builder()
      .generateUrl('https://example.com/a.jpg')
  for (const [name, Imgproxy] of [
    ['default', standard],
    ['Imgproxy', named],
  ] as const) {
    const [salt] = keys
    await t.rotation({
      sinks: [`new ${name}(0.key)`],
      keys,
      ...signedLinks((key) => linkOf(Imgproxy, { key, salt })),
      several: 'cannot be written',
    })
    await t.rotation({
      sinks: [`new ${name}(0.salt)`],
      keys,
      ...signedLinks((newest) => linkOf(Imgproxy, { key: salt, salt: newest })),
      several: 'cannot be written',
    })
  }
  const link = (key: Untyped, salt: Untyped) => linkOf(standard, { key, salt })
  await t.missingKey(
    async () => `throws ${(await errorOf(() => link(undefined, undefined))).code}`,
    () => linkOf(standard, {}).includes('/insecure/') && '"insecure" URLs',
  )
  await t.shortestKey(() => link('ab', 'ab') !== link('ac', 'ac') && 'any')
  const [older, newer] = keys
  await t.says(
    '`key` and `salt` are both keys',
    () => new Set([link(older, older), link(newer, older), link(older, newer)]).size === 3,
  )
  await t.says('Text that is not hex', () => link('undefined', 'undefined') === link('my-passphrase', 'zz'))
  await t.says('The pair is set in two places', () => {
    const [, signature = '', path = ''] = /example\/([^/]+)(\/.+)$/.exec(link(older, newer)) ?? []
    // What the server does with its own copy of the pair.
    const made = createHmac('sha256', Buffer.from(older, 'hex'))
      .update(Buffer.from(newer, 'hex'))
      .update(path)
    return made.digest('base64url') === signature
  })
})
