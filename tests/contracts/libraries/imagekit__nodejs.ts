import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/imagekit__nodejs.ts'
import { contract, errorOf, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const body = '{"name":"alice"}'
const timestamp = String(Math.floor(Date.now() / 1000))

export default contract(entry, {}, async (t) => {
  const { default: ImageKit, ImageKit: named } = await t.load('@imagekit/nodejs')
  const linkOf = (client: Untyped): string =>
    client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/made-up', src: '/a.jpg', signed: true })
  for (const [name, Client] of [
    ['default', ImageKit],
    ['ImageKit', named],
  ] as const) {
    await t.rotation({
      sinks: [`new ${name}(0.privateKey)`],
      ...signedLinks((privateKey) => linkOf(new Client({ privateKey }))),
      several: 'cannot be written',
    })
  }
  await t.rotation({
    sinks: ['IMAGEKIT_PRIVATE_KEY'],
    ...signedLinks((key) => withSettings({ IMAGEKIT_PRIVATE_KEY: key }, () => linkOf(new ImageKit()))),
    several: 'cannot be written',
  })
  await t.rotation({
    sinks: ['IMAGEKIT_WEBHOOK_SECRET'],
    make: (secret) => {
      const text = `made-up.${timestamp}.${body}`
      return `v1,${createHmac('sha256', secret).update(text).digest('base64')}`
    },
    read: (signature, secret) =>
      withSettings({ IMAGEKIT_WEBHOOK_SECRET: secret }, () => {
        const headers = {
          'webhook-id': 'made-up',
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        }
        return new ImageKit({ privateKey: 'made-up' }).webhooks.unwrap(body, { headers }).name
      }),
    shows: (_, error) => (error ? 'the delivery is refused' : 'it is taken'),
  })
  await t.missingKey(async () => {
    const { message } = await errorOf(() => new ImageKit({}))
    return `throws "${/The IMAGEKIT_PRIVATE_KEY environment variable is missing or empty;/.exec(message)?.[0]} ..."`
  })
  await t.says('signed links', () => {
    const links = ['a', 'b'].map((webhookSecret) => linkOf(new ImageKit({ privateKey: 'x', webhookSecret })))
    return links[0] === links[1]
  })
  await t.says(
    'A missing `IMAGEKIT_WEBHOOK_SECRET`',
    () => new ImageKit({ privateKey: 'made-up' }).webhookSecret === null,
  )
})
