import entry from '../../../src/catalogue/libraries/twilio.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const url = 'https://example.com/hook'
const params = { name: 'alice' }

export default contract(entry, {}, async (t) => {
  const { default: twilio } = await t.load('twilio')
  const sign = (token: Untyped): string => twilio.getExpectedTwilioSignature(token, url, params)
  const shared = { accepted: true, shows: (seen: unknown) => String(seen) } as const
  const request = (signature: string, body: unknown = params) => {
    const headers: Record<string, string> = { 'x-twilio-signature': signature, host: 'example.com' }
    return {
      header: (name: string) => headers[name.toLowerCase()],
      headers,
      protocol: 'https',
      originalUrl: '/hook',
      body,
      query: {},
    }
  }
  const signature = await t.rotation({
    sinks: ['validateRequest(0)', 'getExpectedTwilioSignature(0)'],
    make: sign,
    read: (made, token) => twilio.validateRequest(token, made, url, params),
    ...shared,
  })
  const body = '{"name":"alice"}'
  const withHash = `${url}?bodySHA256=${(await t.load('node:crypto')).createHash('sha256').update(body).digest('hex')}`
  await t.rotation({
    sinks: ['validateRequestWithBody(0)'],
    make: (token): string => twilio.getExpectedTwilioSignature(token, withHash, {}),
    read: (made, token) => twilio.validateRequestWithBody(token, made, withHash, body),
    ...shared,
  })
  for (const name of ['validateExpressRequest', 'validateIncomingRequest']) {
    await t.rotation({
      sinks: [`${name}(1)`],
      make: sign,
      read: (made, token) => twilio[name](request(made), token),
      ...shared,
    })
  }
  const status = (middleware: Untyped, made: string) =>
    new Promise<number>((resolve) => {
      const res = {
        status: (code: number) => ({
          type: () => ({
            send: () => {
              resolve(code)
            },
          }),
          send: () => {
            resolve(code)
          },
        }),
        type: () => res,
        send: () => {
          resolve(500)
        },
      }
      middleware(request(made), res, () => {
        resolve(200)
      })
    })
  const passes = async (middleware: Untyped, made: string) => (await status(middleware, made)) === 200
  const several = 'cannot be written'
  await t.rotation({
    sinks: ['webhook(0)'],
    make: sign,
    read: (made, token) => passes(twilio.webhook(token), made),
    ...shared,
    several,
  })
  await t.rotation({
    sinks: ['webhook(1)'],
    make: sign,
    read: (made, token) => passes(twilio.webhook({}, token), made),
    ...shared,
    several,
  })
  await t.rotation({
    sinks: ['TWILIO_AUTH_TOKEN'],
    make: sign,
    read: (made, token) => withSettings({ TWILIO_AUTH_TOKEN: token }, () => passes(twilio.webhook(), made)),
    ...shared,
    several: (newest, older) => `${newest},${older}`,
  })
  await t.missingKey(
    async () =>
      `throws ${(await errorOf(() => twilio.validateRequest(undefined, signature, url, params))).code}`,
    async () =>
      `\`webhook\` reads \`TWILIO_AUTH_TOKEN\` and answers ${await status(twilio.webhook(), signature)} without it`,
  )
  await t.emptyKey(() => twilio.validateRequest('', sign(''), url, params))
  await t.shortestKey(() => twilio.validateRequest('x', sign('x'), url, params) && 'any')
  await t.migration({
    phases: [
      { TWILIO_AUTH_TOKEN: oldKey },
      { TWILIO_AUTH_TOKEN: newKey, TWILIO_AUTH_TOKEN_SECONDARY: oldKey },
      { TWILIO_AUTH_TOKEN: newKey },
    ],
    make: () => sign(process.env.TWILIO_AUTH_TOKEN),
    read: (m, made: string) => m.isGenuine(made, url, params),
    accepted: true,
  })
  await t.says(
    'An array of tokens',
    async () =>
      `throws a ${(await errorOf(() => twilio.validateRequest([newKey, oldKey], signature, url, params))).name}`,
  )
  await t.says('An empty string is taken', () => twilio.validateRequest('', sign(''), url, params))
  await t.says('In 6.2.0 `webhook({ authToken })`', () =>
    withSettings(
      { TWILIO_AUTH_TOKEN: newKey },
      async () => !(await passes(twilio.webhook({ authToken: oldKey }), signature)),
    ),
  )
  t.notRun('only Twilio can answer', 'default(1)', 'calls to the other party', 'The same token authenticates')
})
