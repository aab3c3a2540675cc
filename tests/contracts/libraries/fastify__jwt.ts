import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/fastify__jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'
import { inject } from '../http.ts'

export default contract(entry, { packages: { fastify: '5.12.8', jsonwebtoken: '9.0.3' } }, async (t) => {
  const { default: fastify } = await t.load('fastify')
  const { default: fastifyJwt } = await t.load('@fastify/jwt')
  const { default: jwt } = await t.load('jsonwebtoken')
  const routes = (app: Untyped, verifyOptions?: object) => {
    app.get('/sign', (_: unknown, reply: Untyped) => reply.jwtSign({ sub: 'alice' }))
    app.get('/', async (request: Untyped) => {
      await request.jwtVerify(verifyOptions)
      return request.user.sub
    })
    return app
  }
  const app = async (options: object, verifyOptions?: object) => {
    const server = fastify()
    await server.register(fastifyJwt, options)
    return routes(server, verifyOptions)
  }
  const answer = async (server: Untyped, token: string) => {
    const { status, text } = await inject(server, '/', { headers: { authorization: `Bearer ${token}` } })
    if (status === 200) return text
    return `${status} "${JSON.parse(text).message.replace('Authorization token is invalid: ', '')}"`
  }
  const sign = (key: Untyped): string =>
    jwt.sign({ sub: 'alice' }, key, { keyid: key === oldKey ? 'old' : 'new' })
  const shows = (seen: string, error: Untyped) => (error ? `401 "${error.message}"` : seen)
  const complete = { decode: { complete: true } }

  const token = await t.rotation({
    sinks: ['register(1.secret)'],
    make: async (key) =>
      typeof key === 'string'
        ? sign(key)
        : (await inject(await app({ secret: key, ...complete }), '/sign')).text,
    read: async (made, secret) => answer(await app({ secret, ...complete }), made),
    ring:
      (newest, older) =>
      async (_: unknown, { header }: Untyped) =>
        header?.kid === 'old' ? older : newest,
    several: (newest, older) => async () => [newest, older],
    shows,
  })
  await t.rotation({
    sinks: ['register(1.secret.private)'],
    make: async (key) => (await inject(await app({ secret: { private: key, public: key } }), '/sign')).text,
    read: async (made, secret) => answer(await app({ secret }), made),
    shows,
  })
  await t.rotation({
    sinks: ['.jwtVerify(0.key)'],
    make: sign,
    read: async (made, key) => answer(await app({ secret: 'another-made-up-key' }, { key }), made),
    shows,
  })
  const other = await app({ secret: 'another-made-up-key' })
  await other.ready()
  await t.rotation({
    sinks: ['.jwt.sign(1.key)', '.jwt.verify(1.key)'],
    make: (key): string => other.jwt.sign({ sub: 'alice' }, { key }),
    read: (made, key) => other.jwt.verify(made, { key }).sub,
    shows,
  })

  for (const secret of [[], {}]) {
    await t.check(`${JSON.stringify(secret)} has no key`, async () => {
      strictEqual((await errorOf(() => app({ secret }))).message, 'missing public key')
    })
  }
  await t.missingKey(() => app({ secret: undefined }))
  await t.emptyKey(async () => (await answer(await app({ secret: '' }), tokenOfEmptyKey())) === 'alice')
  await t.shortestKey(
    async () => (await answer(await app({ secret: 'x' }), sign('x'))) === 'alice' && 'one character',
  )
  await t.migration({
    // Routes are added to it before it starts.
    make: () => sign(process.env.JWT_SECRET),
    read: async (m, made: string) => {
      m.app.get('/', async (request: Untyped) => {
        await m.authenticate(request)
        return request.user.sub
      })
      return answer(m.app, made)
    },
  })
  await t.says('tokens that are only decoded', () => other.jwt.decode(token).sub === 'alice')
  await t.says(
    'An array of keys fails',
    () => app({ secret: [newKey, oldKey] }),
    async () =>
      `every request ${(await answer(await app({ secret: async () => [newKey, oldKey] }), token)).slice(0, 3)}`,
  )
  await t.says('One function is called for both', async () => {
    const both = await app({ secret: { private: async () => newKey, public: async () => oldKey } })
    return (
      (await answer(both, token)) === 'alice' &&
      jwt.verify((await inject(both, '/sign')).text, newKey).sub === 'alice'
    )
  })
  await t.says('The function sees the header', async () => {
    const byKid = async (_: unknown, { header }: Untyped) => (header?.kid === 'old' ? oldKey : newKey)
    return (
      (await answer(await app({ secret: byKid, ...complete }), token)) === 'alice' &&
      (await answer(await app({ secret: byKid }), token)) !== 'alice'
    )
  })
  await t.says(
    'A missing `key`',
    async () => (await answer(await app({ secret: oldKey }, { key: undefined }), token)) === 'alice',
  )
  await t.says('Try the older key only after', async () => {
    const code = async (made: string, secret: string) => {
      const { text } = await inject(await app({ secret }), '/', {
        headers: { authorization: `Bearer ${made}` },
      })
      return JSON.parse(text).code as string
    }
    const expired = jwt.sign({ sub: 'alice' }, oldKey, { expiresIn: -1 })
    const wrong = await code(token, newKey)
    return (await code(expired, oldKey)) !== wrong && wrong
  })
  await t.says('The whole answer', async () => {
    const { status, text } = await inject(await app({ secret: newKey }), '/', {
      headers: { authorization: `Bearer ${token}` },
    })
    const { code, message } = JSON.parse(text)
    return [`${status} ${code}`, `"${message}"`]
  })
  await t.says('Two registrations', async () => {
    const server = fastify()
    await server.register(fastifyJwt, { secret: newKey, namespace: 'current' })
    await server.register(fastifyJwt, { secret: oldKey, namespace: 'previous' })
    await server.ready()
    await errorOf(() => server.jwt.current.verify(token))
    return server.jwt.previous.verify(token).sub === 'alice'
  })
})
