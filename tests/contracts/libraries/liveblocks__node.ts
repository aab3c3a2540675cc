import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/liveblocks__node.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { webhookKeys } from '../standard-webhooks.ts'
import { callsTo } from '../third-party.ts'

const rawBody = '{"type":"roomCreated","data":{}}'
const timestamp = String(Math.floor(Date.now() / 1000))

export default contract(entry, {}, async (t) => {
  const { Liveblocks, WebhookHandler } = await t.load('@liveblocks/node')
  const sign = (secret: string) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`made-up.${timestamp}.${rawBody}`).digest('base64')}`
  }
  const read = (signature: string, secret: Untyped) => {
    const headers = {
      'webhook-id': 'made-up',
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    }
    return new WebhookHandler(secret).verifyRequest({ headers, rawBody }).type && 'alice'
  }
  await t.rotation({
    sinks: ['new WebhookHandler(0)'],
    keys: webhookKeys,
    make: sign,
    read,
    shows: (_, { name, message }) => `${name} "${message.replace(/(?<=expected one of ).*/, '...')}"`,
  })
  await t.rotation({
    sinks: ['new Liveblocks(0.secret)'],
    keys: ['sk_made_up_old', 'sk_made_up_new'],
    ...callsTo(
      (baseUrl, secret) => new Liveblocks({ secret, baseUrl }).getRooms(),
      'requests to Liveblocks fail until the new key is deployed',
      { data: [], nextCursor: null },
    ),
  })
  await t.missingKey(() => new WebhookHandler(undefined))
  await t.emptyKey(() => new WebhookHandler(''))
  await t.says('`whsec_` alone', () => read(sign('whsec_'), 'whsec_') === 'alice')
  await t.says(
    'The `whsec_` prefix is demanded',
    () => new WebhookHandler([...webhookKeys]),
    async () => Boolean(await errorOf(() => new WebhookHandler('made-up'))),
  )
  t.notRun('they have a secret of their own', 'webhooks: they have a secret of their own')
})
