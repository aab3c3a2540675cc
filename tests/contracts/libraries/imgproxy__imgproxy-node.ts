import { createDecipheriv } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/imgproxy__imgproxy-node.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const keys = ['0a'.repeat(32), '0b'.repeat(32)] as const
const image = { endpoint: 'https://images.example', url: 'https://example.com/a.jpg', options: {} }

export default contract(entry, {}, async (t) => {
  const { createRequire } = await t.load('node:module')
  const require = createRequire(`${process.cwd()}/`)
  // The settings are read when the module is loaded.
  const fresh = (settings: Readonly<Record<string, string>>): Untyped => {
    for (const file of Object.keys(require.cache)) Reflect.deleteProperty(require.cache, file)
    Object.assign(process.env, settings)
    const library = require('@imgproxy/imgproxy-node')
    for (const name of Object.keys(settings)) Reflect.deleteProperty(process.env, name)
    return library
  }
  const { generateImageUrl, generateImageInfoUrl } = fresh({})
  const [older, newer] = keys
  const makers: Readonly<Record<string, (key: string, salt: string) => string>> = {
    generateImageUrl: (key, salt) => generateImageUrl({ ...image, key, salt }),
    generateImageInfoUrl: (key, salt) => generateImageInfoUrl({ ...image, key, salt }),
  }
  for (const [name, of] of Object.entries(makers)) {
    await t.rotation({ sinks: [`${name}(0.key)`], keys, ...signedLinks((key) => of(key, older)) })
    await t.rotation({ sinks: [`${name}(0.salt)`], keys, ...signedLinks((salt) => of(older, salt)) })
  }
  const fromSettings = (IMGPROXY_KEY: string, IMGPROXY_SALT: string): string =>
    fresh({ IMGPROXY_KEY, IMGPROXY_SALT }).generateImageUrl(image)
  await t.rotation({ sinks: ['IMGPROXY_KEY'], keys, ...signedLinks((key) => fromSettings(key, older)) })
  await t.rotation({ sinks: ['IMGPROXY_SALT'], keys, ...signedLinks((salt) => fromSettings(older, salt)) })
  const signed = fromSettings(older, older)
  await t.missingKey(async () => {
    const library = fresh({ IMGPROXY_KEY: older, IMGPROXY_SALT: older })
    Object.assign(process.env, { IMGPROXY_KEY: newer, IMGPROXY_SALT: newer })
    const made = library.generateImageUrl(image)
    for (const name of ['IMGPROXY_KEY', 'IMGPROXY_SALT']) Reflect.deleteProperty(process.env, name)
    return made === signed
  })
  await t.shortestKey(() => fromSettings('ab', 'ab') !== fromSettings('ac', 'ac') && 'any')
  await t.says('`key` and `salt` are both keys', () => {
    const both = fromSettings(`${newer},${older}`, `${newer},${older}`)
    return fromSettings(older, newer) !== signed && both === fromSettings(newer, newer)
  })

  const hidden = { ...image, url: { value: image.url, displayAs: 'encrypted' } }
  await t.rotation({
    sinks: ['generateImageUrl(0.encryptKey)', 'generateImageInfoUrl(0.encryptKey)'],
    keys,
    make: (encryptKey): string => generateImageUrl({ ...hidden, encryptKey }),
    // What the server does with its own copy of the key.
    read: (link, key) => {
      const [, text = ''] = /\/enc\/(.+)$/.exec(link) ?? []
      const bytes = Buffer.from(text.replaceAll('/', ''), 'base64url')
      const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key, 'hex'), bytes.subarray(0, 16))
      return decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8')
    },
    accepted: image.url,
    shows: () => 'dead links',
  })
  await t.says('`IMGPROXY_SOURCE_URL_ENCRYPTION_KEY`', async () => {
    const library = fresh({ IMGPROXY_SOURCE_URL_ENCRYPTION_KEY: older })
    return (
      /encryptKey/.test((await errorOf(() => library.generateImageUrl(hidden))).message) && '`encryptKey`'
    )
  })
})
