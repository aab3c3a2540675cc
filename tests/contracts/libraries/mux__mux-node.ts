import { createHmac, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/mux__mux-node.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo } from '../third-party.ts'

const body = '{"id":"alice","type":"made.up"}'
const pairOf = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export default contract(entry, { packages: { 'jose-6': 'npm:jose@6.2.17' } }, async (t) => {
  const { default: Mux, Mux: named } = await t.load('@mux/mux-node')
  const { importSPKI, jwtVerify } = await t.load('jose-6')
  const account = { tokenId: 'made-up', tokenSecret: 'made-up' }
  const headers = (...secrets: readonly string[]) => {
    const time = Math.floor(Date.now() / 1000)
    const signatures = secrets.map(
      (secret) => `v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`,
    )
    return { 'mux-signature': [`t=${time}`, ...signatures].join(',') }
  }
  const webhooks = { make: (secret: string) => headers(secret), several: 'cannot be written' } as const
  await t.rotation({
    sinks: ['.webhooks.verifySignature(2)'],
    ...webhooks,
    read: async (signed, secret) =>
      (await new Mux(account).webhooks.verifySignature(body, signed, secret)) ?? 'alice',
    shows: (_, { message }) => `Error "${message}"`,
  })
  await t.rotation({
    sinks: ['.webhooks.unwrap(2)'],
    ...webhooks,
    read: async (signed, secret) => (await new Mux(account).webhooks.unwrap(body, signed, secret)).id,
    shows: (_, { message }) => `Error "${message}"`,
  })
  await t.rotation({
    sinks: ['MUX_WEBHOOK_SECRET'],
    ...webhooks,
    read: (signed, secret) =>
      withSettings(
        { MUX_WEBHOOK_SECRET: secret },
        async () => (await new Mux(account).webhooks.unwrap(body, signed)).id,
      ),
    shows: (_, { message }) => `Error "${message}"`,
  })
  const refusedToken = (_: unknown, error: unknown) => (error ? 'Mux refuses the token' : 'it is taken')
  // What Mux does with its half of the pair.
  const playback = {
    keys: [pairOf(), pairOf()],
    read: async (token: string, { publicKey }: { publicKey: string }) =>
      (await jwtVerify(token, await importSPKI(publicKey, 'RS256'))).payload.sub,
    several: 'cannot be written',
  } as const
  const base64 = (pem: string) => Buffer.from(pem).toString('base64')
  const play = (client: Untyped): Promise<string> => client.jwt.signPlaybackId('alice')
  for (const [name, Client] of [
    ['default', Mux],
    ['Mux', named],
  ] as const) {
    await t.rotation({
      sinks: [`new ${name}(0.webhookSecret)`],
      ...webhooks,
      read: async (signed, webhookSecret) =>
        (await new Client({ ...account, webhookSecret }).webhooks.unwrap(body, signed)).id,
      shows: (_, { message }) => `Error "${message}"`,
    })
    await t.rotation({
      sinks: [`new ${name}(0.jwtPrivateKey)`],
      ...playback,
      make: ({ privateKey }) =>
        play(new Client({ ...account, jwtSigningKey: 'made-up-id', jwtPrivateKey: base64(privateKey) })),
      shows: refusedToken,
    })
  }
  await t.rotation({
    sinks: ['MUX_PRIVATE_KEY'],
    ...playback,
    make: ({ privateKey }) =>
      withSettings({ MUX_SIGNING_KEY: 'made-up-id', MUX_PRIVATE_KEY: base64(privateKey) }, () =>
        play(new Mux(account)),
      ),
    only: [],
  })
  const calls = callsTo(
    (baseURL, secret) =>
      withSettings({ MUX_TOKEN_SECRET: secret }, () =>
        new Mux({ tokenId: 'made-up', baseURL, maxRetries: 0 }).video.assets.retrieve('made-up'),
      ),
    'refused',
    { data: {} },
  )
  await t.rotation({ sinks: ['MUX_TOKEN_SECRET'], ...calls, only: [], several: 'cannot be written' })

  await t.missingKey(async () => {
    const { message } = await errorOf(() => new Mux(account).webhooks.unwrap(body, headers(oldKey)))
    return `throws "${message.split(',')[0]}, ..."`
  })
  await t.says('There is none in code; several', async () =>
    Boolean(await new Mux(account).webhooks.unwrap(body, headers(newKey, oldKey), oldKey)),
  )
  await t.says('`MUX_SIGNING_KEY`', async () => {
    const [{ privateKey }] = playback.keys
    const token = await play(
      new Mux({ ...account, jwtSigningKey: 'made-up-id', jwtPrivateKey: base64(privateKey) }),
    )
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).kid === 'made-up-id'
  })
})
