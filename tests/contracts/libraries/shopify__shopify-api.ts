import { createHmac, hkdfSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/shopify__shopify-api.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const shop = 'made-up.myshopify.com'
const rawBody = '{"id":1}'

export default contract(entry, { packages: { jose: '6.2.17' } }, async (t) => {
  await t.load('@shopify/shopify-api/adapters/node')
  const { shopifyApi, ApiVersion } = await t.load('@shopify/shopify-api')
  const { SignJWT } = await t.load('jose')
  Object.assign(console, {
    log: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    info: () => undefined,
  })
  const of = (apiSecretKey: Untyped) =>
    shopifyApi({
      apiKey: 'made-up',
      apiSecretKey,
      scopes: ['read_products'],
      hostName: 'app.example.com',
      apiVersion: Object.values(ApiVersion)[0],
      isEmbeddedApp: false,
      logger: { level: 0 },
    })
  const sinks = ['shopifyApi(0.apiSecretKey)']
  const hmac = (key: string, text: string, encoding: 'base64' | 'hex') =>
    createHmac('sha256', key).update(text).digest(encoding)
  await t.rotation({
    sinks,
    make: (key) => hmac(key, rawBody, 'base64'),
    read: async (signature, key) => {
      const headers = {
        'x-shopify-hmac-sha256': signature,
        'x-shopify-topic': 'orders/create',
        'x-shopify-shop-domain': shop,
        'x-shopify-api-version': '2024-01',
        'x-shopify-webhook-id': '1',
      }
      const { valid, reason } = await of(key).webhooks.validate({
        rawBody,
        rawRequest: { method: 'POST', url: '/', headers },
        rawResponse: {},
      })
      return valid ? 'alice' : `valid: ${valid}, reason "${reason}"`
    },
    only: ['webhooks'],
    shows: (seen) => seen,
  })
  await t.rotation({
    sinks,
    make: (key): Promise<string> =>
      new SignJWT({ dest: `https://${shop}`, aud: 'made-up', sub: 'alice' })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime('1m')
        .setNotBefore('0s')
        .sign(new TextEncoder().encode(key)),
    read: async (token, key) => (await of(key).session.decodeSessionToken(token)).sub,
    only: ['access tokens'],
    shows: (_, error) => `\`decodeSessionToken\` ${error ? 'throws' : 'works'}`,
  })
  const query = { code: 'made-up', shop, state: 'made-up', timestamp: String(Math.floor(Date.now() / 1000)) }
  await t.rotation({
    sinks,
    make: (key) => hmac(key, new URLSearchParams(Object.entries(query).sort()).toString(), 'hex'),
    read: (signature, key) => of(key).utils.validateHmac({ ...query, hmac: signature }),
    accepted: true,
    only: ['requests in flight'],
    shows: (seen) => `\`validateHmac\` answers ${seen}`,
  })
  const id = `offline_${shop}`
  const cookieOf = (signature: string) => `shopify_app_session=${id}; shopify_app_session.sig=${signature}`
  const currentId = (cookie: string, key: Untyped) =>
    of(key).session.getCurrentId({
      isOnline: false,
      rawRequest: { method: 'GET', url: '/', headers: { cookie } },
      rawResponse: {},
    })
  await t.rotation({
    sinks,
    make: (key) => {
      const derived = Buffer.from(hkdfSync('sha256', key, '', 'shopify-app-js/cookie-signing/v1', 32))
      return cookieOf(createHmac('sha256', derived).update(id).digest('base64'))
    },
    read: currentId,
    accepted: id,
    only: ['cookies'],
    shows: (seen) => `the session id is ${seen}`,
  })
  const throwing = (key: Untyped) => {
    try {
      of(key)
    } catch {
      return true
    }
    return false
  }
  await t.missingKey(
    () => throwing(undefined) && 'throws at start-up',
    () =>
      withSettings(
        { SHOPIFY_API_SECRET: oldKey, SHOPIFY_API_SECRET_KEY: oldKey },
        () => throwing(undefined) && 'no environment variable is read',
      ),
  )
  await t.emptyKey(() => !throwing(''))
  t.notRun('four of the six are the rotations above', 'One option does six jobs')
  await t.says('An array makes every check fail', async () => {
    const both = of([newKey, oldKey])
    return (await both.utils.validateHmac({ ...query, hmac: 'made-up' }).catch(() => false)) === false
  })
  await t.says(
    '13.x signs cookies',
    async () => (await currentId(cookieOf(hmac(oldKey, id, 'base64')), oldKey)) === undefined,
  )
})
