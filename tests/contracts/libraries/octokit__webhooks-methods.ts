import entry from '../../../src/catalogue/libraries/octokit__webhooks-methods.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const payload = '{"action":"made-up"}'

export default contract(entry, {}, async (t) => {
  const { sign, verify, verifyWithFallback } = await t.load('@octokit/webhooks-methods')
  const shared = { accepted: true, shows: (seen: unknown) => String(seen) } as const
  const make = (key: Untyped): Promise<string> => sign(key, payload)
  const signature = await t.rotation({
    sinks: ['sign(0)', 'verify(0)'],
    make,
    read: (made, key) => verify(key, payload, made),
    ...shared,
  })
  await t.rotation({
    sinks: ['verifyWithFallback(0)'],
    make,
    read: (made, key) =>
      Array.isArray(key)
        ? verifyWithFallback(key[0], payload, made, key[1])
        : verifyWithFallback(key, payload, made),
    ring: (newest, older) => [newest, [older]],
    ...shared,
  })
  await t.missingKey(() => verify(undefined, payload, signature))
  await t.emptyKey(() => make(''))
  await t.shortestKey(async () => (await verify('x', payload, await make('x'))) && 'any')
  await t.says(
    'An array throws',
    async () => `a ${(await errorOf(() => verify([newKey, oldKey], payload, signature))).name} under Node`,
  )
  t.notRun('one of them is at GitHub', 'The secret is set in two places')
})
