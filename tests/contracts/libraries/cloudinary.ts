import { createHash } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/cloudinary.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const params = { public_id: 'made-up', timestamp: 1 }
const body = '{"made":"up"}'
const timestamp = Math.floor(Date.now() / 1000)

export default contract(entry, {}, async (t) => {
  const { v2: cloudinary } = await t.load('cloudinary')
  const { utils } = cloudinary
  const configured = (api_secret: Untyped) =>
    cloudinary.config({ cloud_name: 'made-up', api_key: 'made-up', api_secret })
  const fromSetting = (secret: string) => {
    process.env.CLOUDINARY_URL = `cloudinary://made-up:${secret}@made-up`
    cloudinary.config(true)
    Reflect.deleteProperty(process.env, 'CLOUDINARY_URL')
  }
  const linkOf = (options: object = {}): string =>
    cloudinary.url('a.jpg', { sign_url: true, secure: true, ...options })
  const notification = {
    make: (secret: string) => createHash('sha1').update(`${body}${timestamp}${secret}`).digest('hex'),
    accepted: true,
    only: ['webhooks'],
    shows: (seen: unknown) => `\`verifyNotificationSignature\` answers ${String(seen)}`,
    several: 'cannot be written',
  } as const
  const several = 'cannot be written'
  for (const [sink, configure] of [
    ['v2.config(0.api_secret)', configured],
    ['CLOUDINARY_URL', fromSetting],
  ] as const) {
    const links = signedLinks((secret) => (configure(secret), linkOf()))
    await t.rotation({ sinks: [sink], ...links, only: ['links'], several })
    await t.rotation({
      sinks: [sink],
      ...notification,
      read: (signature, secret) => (
        configure(secret),
        utils.verifyNotificationSignature(body, timestamp, signature)
      ),
    })
  }
  const request = (secret: Untyped): string => utils.api_sign_request(params, secret)
  await t.rotation({
    sinks: ['v2.utils.api_sign_request(1)'],
    ...signedLinks(request),
    only: ['links'],
    several,
  })

  configured(undefined)
  await t.missingKey(
    () => utils.sign_request({ ...params }, { api_key: 'made-up' }),
    () => (fromSetting(oldKey), cloudinary.config().api_secret === oldKey && 'reads `CLOUDINARY_URL`'),
  )
  await t.says(
    '`url` and `utils.api_sign_request`',
    () => request(undefined) === request('undefined'),
    () => {
      configured(undefined)
      return linkOf() === linkOf({ api_secret: 'undefined' })
    },
  )
  await t.says(
    '`CLOUDINARY_URL` carries',
    () => (fromSetting(oldKey), cloudinary.config().api_secret === oldKey),
  )
  await t.says('A single call may carry', () => {
    configured(newKey)
    const own = linkOf({ api_secret: oldKey })
    configured(oldKey)
    return own === linkOf()
  })
})
