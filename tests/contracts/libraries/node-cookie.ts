import entry from '../../../src/catalogue/libraries/node-cookie.ts'
import { served, visits } from '../apps.ts'
import { contract, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: nodeCookie } = await t.load('node-cookie')
  const app = (key: Untyped, encrypts: boolean) =>
    served((req: Untyped, res: Untyped) => {
      try {
        if (req.url === '/sign-in') nodeCookie.create(res, 'user', 'alice', {}, key, encrypts)
        res.end(String(nodeCookie.get(req, 'user', key, encrypts)))
      } catch (error) {
        res.writeHead(500).end((error as Error).message)
      }
    })
  const signed = visits((key) => app(key, false))
  const encrypted = visits((key) => app(key, true))
  for (const form of [signed, encrypted]) {
    await t.rotation({
      sinks: ['create(4)', 'get(2)'],
      ...form,
      shows: (seen) => `\`get()\` gives \`${seen}\``,
    })
  }
  await t.missingKey(async () => {
    const cookie = await signed.make(null)
    return (
      cookie === 'user=alice' &&
      (await signed.read(cookie, null)) === 'alice' &&
      'the cookie is unsigned and read as it is'
    )
  })
  await t.emptyKey(async () => (await signed.read(await signed.make(''), '')) === 'alice')
  await t.shortestKey(async () => (await signed.read(await signed.make('x'), 'x')) === 'alice' && 'any')
  await t.says('plain cookies', async () => (await signed.read('user=alice', null)) === 'alice')
  await t.says(
    'The last argument',
    async () => (await encrypted.read(await signed.make(oldKey), oldKey)) !== 'alice',
  )
})
