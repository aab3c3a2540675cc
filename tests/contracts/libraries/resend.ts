import entry from '../../../src/catalogue/libraries/resend.ts'
import { contract } from '../contract.ts'
import { webhookKeys } from '../standard-webhooks.ts'

const payload = '{"name":"alice"}'

export default contract(entry, { packages: { standardwebhooks: '1.1.1' } }, async (t) => {
  const { Resend } = await t.load('resend')
  const { Webhook } = await t.load('standardwebhooks')
  const resend = new Resend('re_made_up')
  const now = new Date()
  const verify = (signature: string, webhookSecret: unknown) =>
    resend.webhooks.verify({
      payload,
      headers: { id: 'made-up', timestamp: String(Math.floor(now.getTime() / 1000)), signature },
      webhookSecret,
    }).name
  const sign = (key: string): string => new Webhook(key).sign('made-up', now, payload)
  await t.rotation({
    sinks: ['.webhooks.verify(0.webhookSecret)'],
    keys: webhookKeys,
    make: sign,
    read: verify,
    shows: (_, error) => `${error.constructor.name} "${error.message}"`,
  })
  await t.missingKey(() => verify(sign(webhookKeys[0]), undefined))
})
