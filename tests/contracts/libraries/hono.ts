import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/hono.ts'
import { fetched, said, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { cookieHeader, fetchFrom } from '../http.ts'

export default contract(entry, {}, async (t) => {
  const { Hono } = await t.load('hono')
  const { getSignedCookie, setSignedCookie, generateSignedCookie } = await t.load('hono/cookie')
  const { csrf } = await t.load('hono/csrf')
  const jwtModule = await t.load('hono/jwt')
  const { Jwt } = await t.load('hono/utils/jwt')
  const utils = await t.load('hono/utils/jwt/jwt')

  const app = (key: Untyped) => {
    const server = new Hono()
    server.get('/sign-in', async (c: Untyped) => {
      await setSignedCookie(c, 'user', 'alice', key)
      return c.text('in')
    })
    server.get('/me', async (c: Untyped) => c.text(String(await getSignedCookie(c, key, 'user'))))
    server.onError((error: Error, c: Untyped) => c.text(error.message, 500))
    return fetched((request) => server.request(request))
  }
  const { make, read } = visits(app)
  const noCookie = async () => (await app(newKey)('/me')).text
  const shows = async (seen: string) =>
    `\`getSignedCookie()\` gives \`${seen}\` (a missing cookie gives \`${await noCookie()}\`)`
  const cookie = await t.rotation({
    sinks: ['setSignedCookie(3)', 'getSignedCookie(1)'],
    make,
    read,
    shows,
  })
  await t.rotation({
    sinks: ['generateSignedCookie(2)'],
    make: async (key) => cookieHeader([await generateSignedCookie('user', 'alice', key)]),
    read,
    shows,
  })

  const guarded = (guard: Untyped) => {
    const server = new Hono()
    server.use('/*', guard)
    server.get('/', (c: Untyped) => c.text(c.get('jwtPayload').sub))
    return (token: string, bindings = {}) =>
      fetchFrom((request) => server.request(request, {}, bindings), '/', {
        headers: { authorization: `Bearer ${token}` },
      })
  }
  const middleware = (secret: Untyped) => guarded(jwtModule.jwt({ secret, alg: 'HS256' }))
  const rejection = (seen: unknown, { name }: Error) => `\`verify()\` rejects with ${name}`
  const answer = async (token: string) => `\`jwt()\` answers ${(await middleware(newKey)(token)).status}`
  for (const [{ sign, verify }, labels] of [
    [jwtModule, ['sign(1) from hono/jwt', 'verify(1) from hono/jwt']],
    [utils, ['sign(1) from hono/utils/jwt/jwt', 'verify(1) from hono/utils/jwt/jwt']],
    [Jwt, ['Jwt.sign(1)', 'Jwt.verify(1)']],
  ]) {
    const signed = (key: Untyped): Promise<string> => sign({ sub: 'alice' }, key)
    const verified = async (token: string, key: Untyped) => (await verify(token, key, 'HS256')).sub
    const shared = { sinks: labels, make: signed, read: verified }
    await t.rotation({ ...shared, only: ['links'], shows: rejection })
    await t.rotation({
      ...shared,
      only: ['access tokens', 'refresh tokens'],
      shows: async (seen, error) => `${rejection(seen, error)}; ${await answer(await signed(oldKey))}`,
    })
  }
  const { sign, verify, decode } = jwtModule
  await t.forms({ make, read }, { 'the bytes of a cookie': Buffer.from(oldKey) })
  const jwk = { kty: 'oct', k: Buffer.from(oldKey).toString('base64url'), alg: 'HS256' }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', Buffer.from(oldKey), hmac, false, ['sign', 'verify'])
  await t.check(
    '`verifyWithJwks` finds one of several public keys by its `kid`, and takes no symmetric one',
    async () => {
      const pairOf = async (name: string) => {
        const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
        const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
        const [secret, open] = await Promise.all(
          [privateKey, publicKey].map((key) => crypto.subtle.exportKey('jwk', key)),
        )
        return { secret: { ...secret, alg: 'ES256', kid: name }, open: { ...open, alg: 'ES256', kid: name } }
      }
      const [older, newer] = await Promise.all(['old', 'new'].map(pairOf))
      const options = { keys: [newer?.open, older?.open], allowedAlgorithms: ['ES256'] }
      const token: string = await sign({ sub: 'alice' }, older?.secret, 'ES256')
      strictEqual((await Jwt.verifyWithJwks(token, options)).sub, 'alice')
      await errorOf(() => Jwt.verifyWithJwks(token, { ...options, keys: [newer?.open] }))
      await errorOf(async () =>
        Jwt.verifyWithJwks(await sign({ sub: 'alice' }, jwk), { ...options, keys: [jwk] }),
      )
    },
  )
  const signed = (key: Untyped): Promise<string> => sign({ sub: 'alice' }, key)
  for (const read of [
    async (token: string, key: Untyped) => (await verify(token, key, 'HS256')).sub,
    async (token: string, key: Untyped) => (await middleware(key)(token)).text,
  ])
    await t.forms({ make: signed, read }, { 'a CryptoKey': imported, 'a JWK': jwk })
  const token: string = await t.rotation({
    sinks: ['jwt(0.secret)'],
    make: (key): Promise<string> => sign({ sub: 'alice' }, key),
    read: async (made, key) => said(await middleware(key)(made)),
    only: [],
  })

  await t.missingKey(
    async () => (await app(undefined)('/sign-in')).text.includes('importKey') && 'fail at `importKey`',
    async () => `(${(await app(undefined)('/sign-in')).status})`,
    async () => `a ${(await errorOf(() => sign({}, undefined))).name}`,
    async () => `a ${(await errorOf(() => verify(token, undefined, 'HS256'))).name}`,
    () => middleware(undefined),
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && '1 character')
  await t.migration({
    make: (m) => m.issue({ sub: 'alice' }) as Promise<string>,
    read: async (m, made) => said(await guarded(m.requireToken)(made)),
  })
  await t.migration({
    make: () => make(process.env.APP_SECRET),
    read: async (m, made) => {
      const server = new Hono()
      server.get('/me', async (c: Untyped) => c.text(String(await m.readSigned(c, 'user'))))
      return (await fetchFrom((request) => server.request(request), '/me', { cookie: made })).text
    },
  })

  const posting = (origin: string) => {
    const server = new Hono()
    server.use(csrf())
    server.post('/', (c: Untyped) => c.text('accepted'))
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
    return fetchFrom((request) => server.request(request), '/', { method: 'POST', headers })
  }
  await t.says('`hono/csrf`', async () => {
    const [own, other] = [await posting('http://127.0.0.1'), await posting('http://example.com')]
    return own.text === 'accepted' && other.status === 403
  })
  await t.says('tokens that are only decoded', () => decode(token).payload.sub === 'alice')
  const both = [newKey, oldKey]
  await t.says(
    'An array of keys is no list',
    async () => `the cookie helpers answer ${(await app(both)('/me', { cookie })).status}`,
    async () => `the cookie helpers answer ${(await app(both)('/sign-in')).status}`,
    async () => `"${(await errorOf(() => verify(token, both, 'HS256'))).message}"`,
    async () => `answers ${(await middleware(both)(token)).status} to every request`,
    async () => `answers ${(await middleware(() => oldKey)(token)).status} to every request`,
  )
  await t.says('The key is argument 3', async () => {
    const generated = cookieHeader([await generateSignedCookie('user', 'alice', oldKey)])
    return (await read(generated, oldKey)) === 'alice'
  })
  await t.says('A key that contains the word PRIVATE', async () => {
    await errorOf(() => sign({}, 'A-MADE-UP-PRIVATE-KEY'))
    await errorOf(() => verify(token, 'A-MADE-UP-PUBLIC-KEY', 'HS256'))
    return true
  })
  await t.says('`verify()` without its third argument', async () =>
    Boolean(await errorOf(() => verify(token, oldKey))),
  )
  await t.says('On Workers', async () => {
    const perRequest = (c: Untyped, next: unknown) =>
      jwtModule.jwt({ secret: c.env.JWT_SECRET, alg: 'HS256' })(c, next)
    return (await guarded(perRequest)(token, { JWT_SECRET: oldKey })).text === 'alice'
  })
})
