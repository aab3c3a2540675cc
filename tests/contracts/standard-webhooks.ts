/** Standard Webhooks, in the packages that implement it. */
import { errorOf } from './contract.ts'
import type { Claims, Untyped } from './contract.ts'

const body = '{"name":"alice"}'
export const webhookKeys = ['a', 'b'].map(
  (character) => `whsec_${Buffer.from(character.repeat(24)).toString('base64')}`,
) as [string, string]
const [oldKey, newKey] = webhookKeys

export async function standardWebhooks(t: Claims, Webhook: Untyped, prefix: string): Promise<void> {
  const now = new Date()
  const headers = (signature: string) => ({
    [`${prefix}-id`]: 'made-up',
    [`${prefix}-timestamp`]: String(Math.floor(now.getTime() / 1000)),
    [`${prefix}-signature`]: signature,
  })
  const sign = (key: Untyped, options?: object): string =>
    new Webhook(key, options).sign('made-up', now, body)
  const verify = (signature: string, key: Untyped, options?: object) =>
    new Webhook(key, options).verify(body, headers(signature)).name
  const signature = await t.rotation({
    sinks: ['new Webhook(0)'],
    keys: webhookKeys,
    make: (key) => sign(key),
    read: (made, key) => verify(made, key),
    shows: (_, error) => `${error.constructor.name} "${error.message}"`,
  })
  await t.missingKey(() => new Webhook(undefined))
  await t.emptyKey(() => new Webhook(''))
  await t.shortestKey(() => verify(sign('eA=='), 'eA==') === 'alice' && 'any')
  await t.says('None is needed during the overlap', () => {
    const both = `${sign(newKey)} ${sign(oldKey)}`
    return webhookKeys.every((key) => verify(both, key) === 'alice')
  })
  await t.says('The text "undefined"', () => verify(sign('undefined'), 'undefined') === 'alice')
  await t.says('An array is refused', async () => Boolean(await errorOf(() => new Webhook([newKey, oldKey]))))
  await t.says(
    'The `whsec_` prefix is optional',
    () => verify(signature, oldKey.replace('whsec_', '')) === 'alice',
    async () => Boolean(await errorOf(() => new Webhook('no base64 !!'))),
    () => verify(sign('any text', { format: 'raw' }), 'any text', { format: 'raw' }) === 'alice',
  )
}
