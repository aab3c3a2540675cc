import entry from '../../../src/catalogue/libraries/stripe.ts'
import { contract, errorOf, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = ['whsec_made_up_old', 'whsec_made_up_new'] as const
const [oldKey, newKey] = keys
const payload = JSON.stringify({ id: 'alice', object: 'event', type: 'made.up' })

export default contract(entry, {}, async (t) => {
  const { default: Stripe } = await t.load('stripe')
  const stripe = new Stripe('sk_test_made_up')
  const { webhooks } = stripe
  // While a secret is rolled, the header has a signature of each.
  const header = (...secrets: string[]) => {
    const timestamp = Math.floor(Date.now() / 1000)
    const signatures = secrets.map(
      (secret) => webhooks.generateTestHeaderString({ payload, secret, timestamp }).split(',')[1],
    )
    return [`t=${timestamp}`, ...signatures].join(',')
  }
  const shows = (_: unknown, { name, type, message }: Untyped) =>
    `${type ?? name} "${message.split(' for ')[0]}"`
  const shared = { keys, make: (secret: string) => header(secret), shows } as const
  for (const of of [webhooks, Stripe.webhooks]) {
    await t.rotation({
      sinks: ['webhooks.constructEvent(2)', '.webhooks.constructEvent(2)'],
      ...shared,
      read: (signature, secret) => of.constructEvent(payload, signature, secret).id,
    })
    await t.rotation({
      sinks: ['webhooks.constructEventAsync(2)', '.webhooks.constructEventAsync(2)'],
      ...shared,
      read: async (signature, secret) => (await of.constructEventAsync(payload, signature, secret)).id,
    })
    await t.rotation({
      sinks: ['webhooks.signature.verifyHeader(2)', '.webhooks.signature.verifyHeader(2)'],
      ...shared,
      read: (signature, secret) => of.signature.verifyHeader(payload, signature, secret),
      accepted: true,
    })
  }
  const read = (signature: string, secret: Untyped) => webhooks.constructEvent(payload, signature, secret).id
  const unset = 'No webhook secret value was provided. It should start with `whsec_`'
  await t.missingKey(async () =>
    (await errorOf(() => read(header(oldKey), undefined))).message.slice(0, unset.length),
  )
  await t.emptyKey(() => read(header(oldKey), ''))
  await t.shortestKey(() => read(header('x'), 'x') === 'alice' && 'any')
  await t.says('None is needed', () =>
    keys.every((secret) => read(header(newKey, oldKey), secret) === 'alice'),
  )
  await t.says(
    'An array of secrets',
    async () => `throws a ${(await errorOf(() => read(header(oldKey), [newKey, oldKey]))).name}`,
  )
  await t.says('The constructor throws without', () =>
    withSettings({ STRIPE_SECRET_KEY: 'sk_test_made_up', STRIPE_API_KEY: 'sk_test_made_up' }, async () =>
      Boolean(await errorOf(() => new Stripe(undefined))),
    ),
  )
  await t.says('A secret without the `whsec_` prefix', () => read(header('x'), 'x') === 'alice')
  t.notRun('only Stripe can answer', 'new default(0)', 'calls to the other party')
  t.notRun('they have a secret of their own', 'webhooks: they have a secret of their own')
})
