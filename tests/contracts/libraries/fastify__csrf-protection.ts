import entry from '../../../src/catalogue/libraries/fastify__csrf-protection.ts'
import { fastifyApp, forms } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { fastify: '5.12.8', '@fastify/cookie': '11.1.5' }

export default contract(entry, { packages }, async (t) => {
  const { default: fastify } = await t.load('fastify')
  const { default: cookiePlugin } = await t.load('@fastify/cookie')
  const { default: csrfProtection } = await t.load('@fastify/csrf-protection')
  const user = { getUserInfo: () => 'made-up-user' }
  const app = (options: Untyped = {}, secret?: Untyped) =>
    fastifyApp(
      fastify,
      async (server) => {
        server.addContentTypeParser('*', (_request: unknown, _body: unknown, done: (error: null) => void) => {
          done(null)
        })
        await server.register(cookiePlugin, secret === undefined ? {} : { secret })
        await server.register(csrfProtection, options)
        server.post('/send', { onRequest: server.csrfProtection }, () => 'alice')
      },
      {
        '/form': (_, reply) =>
          reply.generateCsrf(options.getUserInfo ? { userInfo: 'made-up-user' } : undefined),
      },
    )
  const shows = (seen: string) =>
    seen.replace(/^(\d+) "(.*)"$/s, (_, status, text) => `${status} "${JSON.parse(text).message}"`)
  const byKey = forms((hmacKey) => app({ csrfOpts: { hmacKey }, ...user }))
  const unsigned = forms(() => app())
  const signed = forms((secret) => app({ cookieOpts: { signed: true, path: '/' } }, secret))

  await t.rotation({ sinks: ['register(1.csrfOpts.hmacKey)'], ...byKey, shows })
  await t.missingKey(
    () => app(user),
    async () =>
      (await unsigned.read(await unsigned.make(oldKey), newKey)) === 'alice' &&
      'otherwise the tokens are plain hashes',
  )
  await t.emptyKey(async () => (await byKey.read(await byKey.make(''), '')) === 'alice')
  await t.shortestKey(async () => (await byKey.read(await byKey.make('x'), 'x')) === 'alice' && 'any')
  await t.says(
    'the cookie mode without',
    async () => (await unsigned.read(await unsigned.make(oldKey), newKey)) === 'alice',
  )
  const form = await signed.make(oldKey)
  await t.says(
    'The `hmacKey` takes no fallback key.',
    async () => (await signed.read(form, [newKey, oldKey])) === 'alice',
  )
  await t.check('a signed cookie of another key: "Missing csrf secret"', async () => {
    const { detail } = entry.rotation.invalidates[0]
    const seen = shows(await signed.read(form, newKey))
    if (!detail.includes(seen)) throw new Error(seen)
  })
  await t.says('An array as `hmacKey`', () => app({ csrfOpts: { hmacKey: [newKey, oldKey] }, ...user }))
})
