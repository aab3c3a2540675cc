import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import entry from '../../../src/catalogue/libraries/adonisjs__core.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { cookieHeader } from '../http.ts'

const packages = {
  '@adonisjs/http-server': '9.3.1',
  'adonisjs-core-6': 'npm:@adonisjs/core@6.21.0',
  'adonisjs-http-server-7': 'npm:@adonisjs/http-server@7.8.1',
}

export default contract(entry, { packages }, async (t) => {
  const { EncryptionManager, defineConfig, drivers } = await t.load('@adonisjs/core/encryption')
  const { Encryption } = await t.load('adonisjs-core-6/encryption')
  const factories7 = await t.load('@adonisjs/http-server/factories')
  const factories6 = await t.load('adonisjs-http-server-7/factories')

  // What the framework does with an encryption module, through the factories of its own tests.
  const writeCookies = ({ ResponseFactory }: Untyped, encryption: Untyped) => {
    const req = new IncomingMessage(new Socket())
    const response = new ResponseFactory().merge({ req, res: new ServerResponse(req), encryption }).create()
    response.cookie('signed', 'alice')
    response.encryptedCookie('encrypted', 'alice')
    response.plainCookie('plain', 'alice')
    return cookieHeader(response.getHeader('set-cookie'))
  }
  const requestOf = (
    { RequestFactory }: Untyped,
    encryption: Untyped,
    more: { url?: string; cookie?: string },
  ) => {
    const req = new IncomingMessage(new Socket())
    Object.assign(req, { url: more.url ?? '/', headers: { host: '127.0.0.1', cookie: more.cookie } })
    return new RequestFactory()
      .merge({ req, res: new ServerResponse(req), url: more.url, encryption })
      .create()
  }
  const readCookies = (factories: Untyped, encryption: Untyped, cookie: string) => {
    const request = requestOf(factories, encryption, { cookie })
    return {
      signed: request.cookie('signed') ?? null,
      encrypted: request.encryptedCookie('encrypted') ?? null,
      plain: request.plainCookie('plain'),
    }
  }
  const signedUrl = ({ RouterFactory }: Untyped, encryption: Untyped): string => {
    const router = new RouterFactory().merge({ encryption }).create()
    router.get('/unsubscribe/:id', () => undefined).as('unsubscribe')
    router.commit()
    return router.makeSignedUrl('unsubscribe', { id: 7 })
  }

  const manager = async (driver: Untyped) =>
    new EncryptionManager(await defineConfig({ default: 'app', list: { app: driver } }).resolver({}))
  const chacha = (keys: Untyped, id = 'app') => manager(drivers.chacha20({ id, keys }))
  const one = (key: Untyped) => [key]
  const data = {
    only: ['ciphertext'],
    shows: (seen: Untyped) => `\`encryption.decrypt()\` gives \`${seen}\``,
  } as const
  for (const name of ['chacha20', 'aes256gcm', 'aes256cbc', 'legacy']) {
    const of = (keys: Untyped) =>
      manager(drivers[name]({ ...(name === 'legacy' ? {} : { id: 'app' }), keys }))
    await t.rotation({
      sinks: [`drivers.${name}(0.keys)`],
      make: async (keys): Promise<string> => (await of(keys)).encrypt('alice'),
      read: async (value, keys) => (await of(keys)).decrypt(value),
      one,
      ...data,
    })
  }
  await t.rotation({
    sinks: ['drivers.aessiv(0.key)'],
    make: async (key): Promise<string> =>
      (await manager(drivers.aessiv({ id: 'app', key }))).encrypt('alice'),
    read: async (value, key) => (await manager(drivers.aessiv({ id: 'app', key }))).decrypt(value),
    ...data,
  })
  const version6 = (secret: Untyped) => new Encryption({ secret })
  const sealed6: string = await t.rotation({
    sinks: ['new Encryption(0.secret)'],
    make: (secret): string => version6(secret).encrypt('alice'),
    read: (value, secret) => version6(secret).decrypt(value),
    ...data,
  })

  for (const [factories, encryptionOf, form] of [
    [factories7, chacha, one],
    [factories6, version6, (key: Untyped) => key],
  ] as const) {
    const isNew = factories === factories7
    const sinks = isNew ? ['drivers.chacha20(0.keys)'] : ['new Encryption(0.secret)']
    await t.rotation({
      sinks,
      make: async (keys) => writeCookies(factories, await encryptionOf(keys)),
      read: async (cookie, keys) => {
        const { signed, encrypted } = readCookies(factories, await encryptionOf(keys), cookie)
        return signed === 'alice' && encrypted === 'alice'
          ? 'alice'
          : `signed and encrypted cookies are \`${signed ?? encrypted}\``
      },
      one: form,
      only: ['sessions'],
      shows: (seen) => seen,
    })
    await t.rotation({
      sinks,
      make: async (keys) => signedUrl(factories, await encryptionOf(keys)),
      read: async (url, keys) => requestOf(factories, await encryptionOf(keys), { url }).hasValidSignature(),
      accepted: true,
      one: form,
      only: ['links'],
      shows: (seen) => `\`request.hasValidSignature()\` gives \`${seen}\``,
    })
  }
  t.notRun(
    'version 6 is not started as an application: `new Encryption` is what its `appKey` goes into',
    'export appKey',
  )

  await t.missingKey(
    () => version6(undefined),
    async () =>
      (await chacha([undefined, '', oldKey])).decrypt((await chacha([oldKey])).encrypt('alice')) ===
        'alice' && 'version 7 drops missing and empty entries',
    async () =>
      Boolean(await errorOf(async () => (await chacha([undefined])).encrypt('alice'))) &&
      'throws when no key is left',
  )
  await t.emptyKey(async () => (await chacha([''])).encrypt('alice'))
  const short = 'x'.repeat(15)
  await t.shortestKey(
    async () => /\d+ characters/.exec((await errorOf(() => version6(short))).message)?.[0],
    async () => {
      await errorOf(async () => (await chacha([short])).encrypt('alice'))
      return (
        (await chacha([`${short}x`])).decrypt((await chacha([`${short}x`])).encrypt('alice')) === 'alice' &&
        '16 characters'
      )
    },
  )
  const configured = {
    make: async (m: Untyped): Promise<string> =>
      new EncryptionManager(await m.default.resolver({})).encrypt('alice'),
    read: async (m: Untyped, value: string) =>
      new EncryptionManager(await m.default.resolver({})).decrypt(value),
  }
  await t.migration(configured)
  await t.suggestion(
    `import { defineConfig, drivers } from '@adonisjs/core/encryption'

export default defineConfig({
  default: 'app',
  list: { app: drivers.chacha20({ id: 'app', keys: [process.env.APP_KEY] }) },
})
`,
    configured,
  )
  await t.says(
    'plain cookies',
    async () =>
      readCookies(factories7, await chacha([newKey]), writeCookies(factories7, await chacha([oldKey])))
        .plain === 'alice',
  )
  await t.says(
    'From version 7 on',
    async () => (await manager(drivers.legacy({ keys: [newKey, oldKey] }))).decrypt(sealed6) === 'alice',
  )
  await t.says(
    'The `id` of a driver',
    async () =>
      (await chacha([oldKey], 'renamed')).decrypt((await chacha([oldKey])).encrypt('alice')) === null,
  )
  await t.says('So does moving from `legacy`', async () => (await chacha([oldKey])).decrypt(sealed6) === null)
  await t.says(
    'In version 7 undefined and empty',
    async () =>
      (await chacha([undefined, oldKey])).decrypt((await chacha([oldKey])).encrypt('alice')) === 'alice',
  )
  await t.says(
    'In version 6 one key',
    () =>
      readCookies(factories6, version6(newKey), writeCookies(factories6, version6(oldKey))).signed === null &&
      version6(newKey).decrypt(sealed6) === null,
  )
})
