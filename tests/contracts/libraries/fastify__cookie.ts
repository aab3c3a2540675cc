import entry from '../../../src/catalogue/libraries/fastify__cookie.ts'
import { fastifyApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { fastify: '5.12.8' } }, async (t) => {
  const { default: fastify } = await t.load('fastify')
  const { default: cookiePlugin, sign, unsign, Signer, signerFactory } = await t.load('@fastify/cookie')
  const routes = {
    '/sign-in': (_: Untyped, reply: Untyped) =>
      reply.setCookie('user', 'alice', { signed: true, path: '/' }).send('in'),
    '/me': ({ cookies }: Untyped, reply: Untyped, app: Untyped) => {
      const unsigned = app.unsignCookie(cookies.user ?? '')
      reply.send(unsigned.valid ? unsigned.value : JSON.stringify(unsigned))
    },
    '/renew': ({ cookies }: Untyped, _: unknown, app: Untyped) => app.unsignCookie(cookies.user),
    '/plain': ({ cookies }: Untyped) => cookies.user,
  }
  const app = (secret: Untyped) =>
    fastifyApp(
      fastify,
      (server) => server.register(cookiePlugin, secret === undefined ? {} : { secret }),
      routes,
    )
  const { make, read } = visits(app)
  const inWords = (unsigned: object) =>
    `\`unsignCookie()\` gives \`${JSON.stringify(unsigned).replaceAll('"', '').replaceAll(/[:,{]/g, '$& ').replace('}', ' }')}\``
  const shows = (seen: string) => inWords(JSON.parse(seen))

  const cookie = await t.rotation({ sinks: ['register(1.secret)'], make, read, shows })
  const signed: string = sign('alice', oldKey)
  const valueIn = (unsigned: Untyped) => (unsigned.valid ? unsigned.value : JSON.stringify(unsigned))
  await t.rotation({
    sinks: ['new Signer(0)'],
    make: (keys) => new Signer(keys).sign('alice'),
    read: (value, keys) => valueIn(new Signer(keys).unsign(value)),
    shows,
  })
  for (const [label, factory] of [
    ['signerFactory(0)', signerFactory],
    ['Signer(0)', Signer],
  ]) {
    await t.rotation({
      sinks: [label],
      make: (keys) => factory(keys).sign('alice'),
      read: (value, keys) => valueIn(factory(keys).unsign(value)),
      shows,
    })
  }
  await t.rotation({
    sinks: ['sign(1)', 'unsign(1)'],
    make: (keys) => sign('alice', keys),
    read: (value, keys) => valueIn(unsign(value, keys)),
    shows,
  })

  await t.forms(
    { make, read },
    { 'a Buffer': Buffer.from(oldKey), 'a list of Buffers': [Buffer.from(oldKey)] },
  )
  await t.missingKey(
    async () => `\`signed: true\` fails with ${(await (await app(undefined))('/sign-in')).status}`,
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.migration(
    visitsOf(({ register }) =>
      fastifyApp(fastify, register, {
        '/sign-in': routes['/sign-in'],
        '/me': (request, reply, server) => server.readSigned(request, reply, 'user') ?? 'null',
      }),
    ),
  )

  const ring = [newKey, oldKey]
  await t.says('code that reads `request.cookies`', async () => {
    const { text } = await (await app(newKey))('/plain', { cookie })
    return text === decodeURIComponent(cookie.slice('user='.length)) && 'shows "value.signature"'
  })
  await t.says('Every signed cookie verifies.', async () => {
    const { renew } = JSON.parse((await (await app(ring))('/renew', { cookie })).text)
    return `\`renew: ${renew}\` for an older key`
  })
  await t.says('Nothing signs a cookie again', async () => {
    return (await (await app(ring))('/me', { cookie })).setCookies.length === 0
  })
  await t.says(
    '`[undefined]`',
    () => app([undefined]),
    async () => {
      return (await read(await make(['']), [''])) === 'alice' && '`[""]` is accepted'
    },
  )
  await t.says('An empty string or an empty array', async () => {
    const answers = [await (await app(''))('/sign-in'), await (await app([]))('/sign-in')]
    return answers.every(({ status }) => status === 500)
  })
  await t.says('Changing the array later', async () => {
    const keys = [oldKey]
    const running = await app(keys)
    keys.unshift(newKey)
    const made = (await running('/sign-in')).cookie
    const reads = (await running('/me', { cookie: await make(newKey) })).text
    return (
      reads === 'alice' &&
      (await read(made, oldKey)) === 'alice' &&
      'the key that signs is the one of the start'
    )
  })
  await t.says('The types of `sign`', () => unsign(signed, ring).valid)
  await t.says('An object with `sign`', async () => (await read(cookie, new Signer(ring))) === 'alice')
})
