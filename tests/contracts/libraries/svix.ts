import entry from '../../../src/catalogue/libraries/svix.ts'
import { contract } from '../contract.ts'
import { standardWebhooks } from '../standard-webhooks.ts'

export default contract(entry, {}, async (t) => {
  const { Webhook } = await t.load('svix')
  await standardWebhooks(t, Webhook, 'svix')
  await t.says('In 1.x `whsec_` alone', () => new Webhook('whsec_').sign('made-up', new Date(), '{}') !== '')
})
