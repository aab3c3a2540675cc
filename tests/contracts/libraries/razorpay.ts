import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/razorpay.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const body = '{"event":"made.up"}'
const payment = { order_id: 'order', payment_id: 'payment' }

export default contract(entry, {}, async (t) => {
  const { default: Razorpay } = await t.load('razorpay')
  const { validatePaymentVerification } = (await t.load('razorpay/dist/utils/razorpay-utils.js')).default
  const sign = (text: string) => (key: string) => createHmac('sha256', key).update(text).digest('hex')
  const delivery = sign(body)
  const paid = sign('order|payment')
  const shared = { accepted: true, shows: (seen: unknown) => String(seen) } as const
  const received = (signature: string, key: Untyped) =>
    Razorpay.validateWebhookSignature(body, signature, key)
  const verified = (signature: string, key: Untyped) => validatePaymentVerification(payment, signature, key)
  await t.rotation({ sinks: ['validateWebhookSignature(2)'], make: delivery, read: received, ...shared })
  await t.rotation({ sinks: ['validatePaymentVerification(2)'], make: paid, read: verified, ...shared })

  const message = async (run: () => unknown) => (await errorOf(run)).message as string
  await t.missingKey(
    async () =>
      `\`validateWebhookSignature\` throws "${(await message(() => received(delivery(oldKey), undefined))).split(':')[0]}: ..."`,
    async () =>
      `\`validatePaymentVerification\` throws "${await message(() => verified(paid(oldKey), undefined))}"`,
  )
  await t.emptyKey(() => received(delivery(''), ''))
  await t.shortestKey(() => received(delivery('x'), 'x') && 'any')
  await t.says('There are two secrets', () => {
    const { key_secret: secret } = new Razorpay({ key_id: 'made-up', key_secret: oldKey })
    return secret === oldKey && !received(delivery(oldKey), newKey) && verified(paid(oldKey), oldKey)
  })
  await t.says(
    '`validateWebhookSignature` takes an empty string',
    () => received(delivery(''), ''),
    async () => Boolean(await errorOf(() => verified(paid(''), ''))) && 'refuses it',
  )
  await t.says(
    'An array throws',
    async () => `throws a ${(await errorOf(() => received(delivery(oldKey), [newKey, oldKey]))).name}`,
  )
  t.notRun('only Razorpay can answer', 'new default(0.key_secret)', 'calls to the other party')
  t.notRun('they have a secret of their own', 'webhooks: they have a secret of their own')
})
