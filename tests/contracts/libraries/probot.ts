import { generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/probot.ts'
import { contract, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const payload = '{"action":"made-up"}'
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

export default contract(entry, { packages: { '@octokit/webhooks-methods': '6.0.0' } }, async (t) => {
  const { Probot, createProbot } = await t.load('probot')
  const { sign } = await t.load('@octokit/webhooks-methods')
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined })
  const make = (secret: string): Promise<string> => sign(secret, payload)
  const receive = async (signature: string, probot: Untyped) => {
    await probot.ready?.()
    probot.webhooks.onError(() => undefined)
    try {
      await probot.webhooks.verifyAndReceive({ id: '1', name: 'push', payload, signature })
    } catch (error) {
      throw (error as Untyped).errors?.[0] ?? error
    }
    return 'alice'
  }
  const of = (secret: Untyped) => new Probot({ appId: 1, privateKey, secret, logLevel: 'fatal' })
  const env = { APP_ID: '1', PRIVATE_KEY: privateKey, LOG_LEVEL: 'fatal' }
  const shows = (_: unknown, { message }: Error) => `"${message.replace(/^Error: /, '')}"`
  const forms: Record<string, (secret: Untyped) => Untyped> = {
    'new Probot(0.secret)': of,
    'createProbot(0.overrides.secret)': (secret) => createProbot({ env, overrides: { secret } }),
    WEBHOOK_SECRET: (secret) => createProbot({ env: { ...env, WEBHOOK_SECRET: String(secret) } }),
  }
  for (const [sink, form] of Object.entries(forms)) {
    await t.rotation({ sinks: [sink], make, read: (made, secret) => receive(made, form(secret)), shows })
  }
  const published = async (secret: Untyped) =>
    receive(await make('development'), of(secret)).then(
      (seen) => seen === 'alice',
      () => false,
    )
  await t.missingKey(
    async () => (await published(undefined)) && 'becomes a word that stands in the package, without an error',
    () =>
      withSettings(
        { NODE_ENV: 'production' },
        async () => (await published(undefined)) && 'in production too',
      ),
  )
  await t.shortestKey(async () => (await receive(await make('x'), of('x'))) === 'alice' && 'any')
  await t.emptyKey(() => published(''))
  await t.withEmptyKey(async () => (await published('')) && 'takes a word instead that stands in the package')
  await t.says('Without `WEBHOOK_SECRET`', async () => (await published(undefined)) && (await published('')))
  t.notRun('one of them is at GitHub', 'The secret is set in two places')
  t.notRun('only GitHub can answer', 'PRIVATE_KEY', 'calls to the other party')
  t.notRun('they have a secret of their own', 'webhooks: they have a secret of their own')
})
