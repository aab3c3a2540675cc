import { createHmac, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/clerk__backend.ts'
import { contract, errorOf, withSettings } from '../contract.ts'
import { webhookKeys } from '../standard-webhooks.ts'
import { callsTo } from '../third-party.ts'

const body = '{"type":"user.created","data":{"id":"alice"},"object":"event"}'
const timestamp = String(Math.floor(Date.now() / 1000))
const [oldKey, newKey] = webhookKeys
const pairOf = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export default contract(entry, { packages: { 'jose-6': 'npm:jose@6.2.17' } }, async (t) => {
  const { createClerkClient, verifyToken } = await t.load('@clerk/backend')
  const { verifyWebhook } = await t.load('@clerk/backend/webhooks')
  const { SignJWT, importPKCS8 } = await t.load('jose-6')
  console.error = () => undefined
  const sign = (secret: string) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`made-up.${timestamp}.${body}`).digest('base64')}`
  }
  const request = (signature: string) =>
    new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: { 'svix-id': 'made-up', 'svix-timestamp': timestamp, 'svix-signature': signature },
      body,
    })
  const read = async (signature: string, options?: object) =>
    (await verifyWebhook(request(signature), options)).data.id
  const shared = { keys: webhookKeys, make: sign } as const
  await t.rotation({
    sinks: ['verifyWebhook(1.signingSecret)'],
    ...shared,
    read: (signature, signingSecret) => read(signature, { signingSecret }),
  })
  await t.rotation({
    sinks: ['CLERK_WEBHOOK_SIGNING_SECRET'],
    ...shared,
    read: (signature, secret) =>
      withSettings({ CLERK_WEBHOOK_SIGNING_SECRET: secret }, () => read(signature)),
    several: (newest, older) => `${newest},${older}`,
  })
  const refused = 'requests to Clerk fail until the new key is deployed'
  await t.rotation({
    sinks: ['createClerkClient(0.secretKey)'],
    keys: ['sk_test_made_up_old', 'sk_test_made_up_new'],
    ...callsTo(
      (apiUrl, secretKey) => createClerkClient({ secretKey, apiUrl }).users.getUser('made-up'),
      refused,
      {
        object: 'user',
        id: 'made-up',
        email_addresses: [],
        phone_numbers: [],
        web3_wallets: [],
        external_accounts: [],
      },
    ),
  })
  t.notRun(
    'they belong to @clerk/nextjs, which reads them in a running Next.js',
    'CLERK_SECRET_KEY',
    'CLERK_ENCRYPTION_KEY',
    'requests in flight',
  )

  await t.missingKey(async () => {
    const { message } = await errorOf(() => read(sign(oldKey)))
    return `throws "${/^.*?secret\./.exec(message)?.[0]}"`
  })
  await t.emptyKey(() => read(sign(oldKey), { signingSecret: '' }))
  await t.says('There is none in code: an array throws', async () =>
    Boolean(await errorOf(() => read(sign(oldKey), { signingSecret: [newKey, oldKey] }))),
  )
  const [one, another] = [pairOf(), pairOf()] as const
  const token = await new SignJWT({ sub: 'alice', sid: 'made-up' })
    .setProtectedHeader({ alg: 'RS256', kid: 'made-up' })
    .setIssuer('https://made-up.clerk.accounts.dev')
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('1m')
    .sign(await importPKCS8(one.privateKey, 'RS256'))
  const verified = async (jwtKey: string) => (await verifyToken(token, { jwtKey })).sub as string
  await t.says(
    'With `jwtKey` set no key is fetched',
    async () => (await verified(one.publicKey)) === 'alice',
    async () =>
      Boolean(await errorOf(() => verified(another.publicKey))) && 'every session token is rejected',
  )
  await t.says('sessions: Clerk signs them', async () => (await verified(one.publicKey)) === 'alice')
})
