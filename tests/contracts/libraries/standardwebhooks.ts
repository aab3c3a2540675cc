import entry from '../../../src/catalogue/libraries/standardwebhooks.ts'
import { contract, errorOf } from '../contract.ts'
import { standardWebhooks } from '../standard-webhooks.ts'

export default contract(entry, {}, async (t) => {
  const { Webhook } = await t.load('standardwebhooks')
  await standardWebhooks(t, Webhook, 'webhook')
  await t.says('1.1 refuses `whsec_`', async () => Boolean(await errorOf(() => new Webhook('whsec_'))))
})
