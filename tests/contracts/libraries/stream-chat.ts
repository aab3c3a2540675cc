import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/stream-chat.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const body = '{"type":"made.up"}'

export default contract(entry, { packages: { 'jose-6': 'npm:jose@6.2.17' } }, async (t) => {
  const { StreamChat } = await t.load('stream-chat')
  const { jwtVerify } = await t.load('jose-6')
  const fresh = (secret: Untyped) => {
    // One instance is kept for everybody.
    StreamChat._instance = undefined
    return StreamChat.getInstance('made-up', secret)
  }
  for (const [sink, of] of [
    ['new StreamChat(1)', (secret: Untyped) => new StreamChat('made-up', secret)],
    ['StreamChat.getInstance(1)', fresh],
  ] as const) {
    await t.rotation({
      sinks: [sink],
      make: (secret) => createHmac('sha256', secret).update(body).digest('hex'),
      read: (signature, secret) => of(secret).verifyWebhook(body, signature),
      accepted: true,
      only: ['webhooks'],
      shows: (seen) => `\`verifyWebhook\` answers ${seen}`,
    })
    // What Stream does with its own copy of the secret.
    await t.rotation({
      sinks: [sink],
      make: (secret) => of(secret).createToken('alice') as string,
      read: async (token, secret) =>
        (await jwtVerify(token, new TextEncoder().encode(secret))).payload.user_id,
      only: ['access tokens'],
      shows: (_, error) => (error ? 'rejected tokens' : 'accepted tokens'),
    })
  }
  const client = new StreamChat('made-up')
  await t.missingKey(
    () => `\`verifyWebhook\` answers ${client.verifyWebhook(body, 'made-up')}`,
    async () => Boolean(await errorOf(() => client.createToken('alice'))) && '`createToken` throws',
  )
})
