import entry from '../../../src/catalogue/libraries/octokit__webhooks.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask } from '../http.ts'

const payload = '{"action":"made-up"}'
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const packages = {
  'octokit-webhooks-13.3': 'npm:@octokit/webhooks@13.3.0',
  'octokit-webhooks-13.5': 'npm:@octokit/webhooks@13.5.0',
}

export default contract(entry, { packages }, async (t) => {
  const { Webhooks, createNodeMiddleware } = await t.load('@octokit/webhooks')
  const of = (options: object, Class = Webhooks) => {
    const webhooks = new Class({ log, ...options })
    webhooks.onError(() => undefined)
    return webhooks
  }
  const make = (options: object): Promise<string> => of(options).sign(payload)
  const receive = async (signature: string, options: object, Class = Webhooks) => {
    try {
      await of(options, Class).verifyAndReceive({ id: '1', name: 'push', payload, signature })
    } catch (error) {
      throw (error as Untyped).errors?.[0] ?? error
    }
    return 'alice'
  }
  const ringOf = (secret: unknown, older: unknown) => ({ secret, additionalSecrets: [older] })
  const ring = ringOf(newKey, oldKey)
  const signature = await t.rotation({
    sinks: ['new Webhooks(0.secret)'],
    make,
    read: receive,
    one: (secret) => ({ secret }),
    ring: ringOf,
    shows: (_, { message }) => `"${message.replace(/^Error: /, '')}"`,
  })
  await t.since('new Webhooks(0.secret)', {
    before: [
      '13.3.0',
      async () => receive(signature, ring, (await t.load('octokit-webhooks-13.3')).Webhooks),
    ],
    since: ['13.5.0', async () => receive(signature, ring, (await t.load('octokit-webhooks-13.5')).Webhooks)],
  })
  await t.missingKey(() => of({}))
  await t.shortestKey(
    async () => (await receive(await make({ secret: 'x' }), { secret: 'x' })) === 'alice' && 'any',
  )
  await t.emptyKey(() => of({ secret: '' }))
  await t.migration({
    phases: [
      { WEBHOOK_SECRET: oldKey },
      { WEBHOOK_SECRET: newKey, WEBHOOK_SECRET_OLD: oldKey },
      { WEBHOOK_SECRET: newKey },
    ],
    make: (m): Promise<string> => m.webhooks.sign(payload),
    read: async (m, made) => {
      await m.webhooks.verifyAndReceive({ id: '1', name: 'push', payload, signature: made })
      return 'alice'
    },
  })
  await t.says(
    '`additionalSecrets` covers the moment',
    async () => (await receive(signature, ring)) === 'alice',
  )
  await t.says('`secret: [new, old]`', async () => {
    const { message } = await errorOf(() => receive(signature, { secret: [newKey, oldKey] }))
    return /"?(signature does not match)/.exec(message)?.[1]
  })
  await t.says('`webhooks.verify()`', async () => (await of(ring).verify(payload, signature)) === false)
  await t.check('createNodeMiddleware takes them', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-github-delivery': '1',
      'x-github-event': 'push',
      'x-hub-signature-256': signature,
    }
    const post = async (options: object) =>
      (
        await ask(createNodeMiddleware(of(options), { path: '/', log }), '/', {
          method: 'POST',
          headers,
          body: payload,
        })
      ).status
    const seen = [await post(ring), await post({ secret: newKey })]
    if (seen.join() !== '200,400') throw new Error(seen.join())
  })
  t.notRun('one of them is at GitHub', 'The secret is set in two places')
})
