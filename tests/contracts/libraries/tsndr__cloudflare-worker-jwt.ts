import entry from '../../../src/catalogue/libraries/tsndr__cloudflare-worker-jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: jwt } = await t.load('@tsndr/cloudflare-worker-jwt')
  const make = (key: Untyped): Promise<string> => jwt.sign({ sub: 'alice' }, key)
  const read = async (token: string, key: Untyped) => (await jwt.verify(token, key))?.payload.sub
  const token = await t.rotation({
    sinks: ['sign(1)', 'verify(1)'],
    make,
    read,
    shows: (seen) => `\`verify\` resolves to ${seen}`,
  })
  await t.missingKey(
    () => make(undefined),
    () => read(token, undefined),
  )
  await t.emptyKey(async () => (await read(tokenOfEmptyKey(), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'one character')
  await t.migration({
    make: (m) => m.issue({ sub: 'alice' }),
    read: async (m, made: string) => (await m.check(made)).sub,
  })
  await t.says('tokens that are only decoded', () => jwt.decode(token).payload.sub === 'alice')
  await t.says(
    '`verify` does not throw',
    async () => `("${(await errorOf(() => jwt.verify(token, newKey, { throwError: true }))).message}")`,
  )
  await t.says(
    'An array of keys',
    async () => `verify resolves to ${await read(token, [newKey, oldKey])} for every token`,
  )
  await t.says(
    'A string is taken one byte a character',
    async () => (await read(await make('key-\u0141'), 'key-A')) === 'alice',
  )
  await t.says('A key that contains PRIVATE', async () =>
    Boolean(await errorOf(() => make('A-MADE-UP-PRIVATE-KEY'))),
  )
})
