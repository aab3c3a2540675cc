import { generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/octokit__app.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const payload = '{"action":"made-up"}'
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

export default contract(entry, { packages: { '@octokit/webhooks-methods': '6.0.0' } }, async (t) => {
  const { App } = await t.load('@octokit/app')
  const { sign } = await t.load('@octokit/webhooks-methods')
  const of = (webhooks?: object) => new App({ appId: 1, privateKey, log, ...(webhooks && { webhooks }) })
  const receive = async (signature: string, webhooks: object) => {
    const app = of(webhooks)
    app.webhooks.onError(() => undefined)
    try {
      await app.webhooks.verifyAndReceive({ id: '1', name: 'push', payload, signature })
    } catch (error) {
      throw (error as Untyped).errors?.[0] ?? error
    }
    return 'alice'
  }
  const signature: string = await t.rotation({
    sinks: ['new App(0.webhooks.secret)'],
    make: (secret): Promise<string> => sign(secret, payload),
    read: (made, secret) => receive(made, { secret }),
    shows: (_, { message }) => `"${message.replace(/^Error: /, '')}"`,
  })
  await t.shortestKey(
    async () => (await receive(await sign('x', payload), { secret: 'x' })) === 'alice' && 'any',
  )
  await t.missingKey(
    async () =>
      Boolean(await errorOf(() => of().webhooks.on('push', () => undefined))) &&
      'throws when `app.webhooks` is used',
  )
  const dropped = async () =>
    receive(signature, { secret: newKey, additionalSecrets: [oldKey] }).then(
      () => false,
      () => true,
    )
  await t.says('There is none: `webhooks.additionalSecrets`', dropped)
  await t.says('`webhooks.additionalSecrets` is accepted', dropped)
  t.notRun('one of them is at GitHub', 'The webhook secret is set in two places')
  t.notRun(
    'only GitHub can answer',
    'new App(0.privateKey)',
    'new App(0.oauth.clientSecret)',
    'calls to the other party',
  )
  t.notRun('they have a secret of their own', 'webhooks: they have a secret of their own')
})
