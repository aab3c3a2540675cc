import entry from '../../../src/catalogue/libraries/hapi__jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { inject } from '../http.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

export default contract(entry, { packages: { '@hapi/hapi': '21.4.10' } }, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const { default: Jwt } = await t.load('@hapi/jwt')
  const answer = async (server: Untyped, token: string) => {
    if (!server.match('get', '/')) {
      server.route({
        method: 'GET',
        path: '/',
        options: { auth: 'session' },
        handler: ({ auth }: Untyped) => auth.credentials.sub,
      })
    }
    const { status, text } = await inject(server, '/', { headers: { authorization: `Bearer ${token}` } })
    return status === 200 ? text : `${status} "${JSON.parse(text).message}"`
  }
  const serverWith = async (keys: Untyped) => {
    const server = Hapi.server({ debug: false })
    await server.register(Jwt)
    const verify = { aud: false, iss: false, sub: false }
    server.auth.strategy('session', 'jwt', { keys, verify, validate: () => ({ isValid: true }) })
    return server
  }
  const make = (key: Untyped): string => Jwt.token.generate({ sub: 'alice' }, key)
  const read = async (token: string, keys: Untyped) => answer(await serverWith(keys), token)
  const shows = (seen: string, error: Untyped) => (error ? `401 "${error.message}"` : seen)
  const token = await t.rotation({ sinks: ['auth.strategy(2.keys)'], make, read, shows })
  for (const method of ['verify', 'verifySignature']) {
    for (const [suffix, form] of [
      ['', (key: Untyped) => key],
      ['.key', (key: Untyped) => ({ key, algorithms: ['HS256'] })],
    ] as const) {
      await t.rotation({
        sinks: [`token.generate(1${suffix})`, `token.${method}(1${suffix})`],
        make,
        read: (made, key) => {
          const artifacts = Jwt.token.decode(made)
          Jwt.token[method](artifacts, key)
          return artifacts.decoded.payload.sub
        },
        one: form,
        shows,
      })
    }
  }
  const algorithmOf = (made: string) => {
    const [header = '', , signature] = made.split('.')
    return signature === '' && JSON.parse(Buffer.from(header, 'base64url').toString()).alg
  }
  await t.missingKey(
    async () => {
      const { name, message } = await errorOf(() => serverWith(undefined))
      return `${name} "${message}`.slice(0, 'ValidationError ""keys" is required"'.length - 1)
    },
    () => make(undefined),
  )
  await t.emptyKey(async () => Boolean(await serverWith('')) && algorithmOf(make('')) === 'none')
  const forged = tokenOfEmptyKey()
  await t.withEmptyKey(
    () => algorithmOf(make('')) === 'none' && 'makes unsigned tokens',
    async () => (await read(forged, '')) === 'alice' && 'takes what anybody signs with an empty key',
  )
  await t.shortestKey(async () => (await read(make('x'), 'x')) === 'alice' && 'any')
  await t.migration({
    part: (code) => code.replace('Hapi.server()', 'Hapi.server({ debug: false })') + '\nexport { server }\n',
    make: (m) => m.issue({ sub: 'alice' }),
    read: ({ server }, made: string) => answer(server, made),
  })
  await t.says('tokens that are only decoded', () => Jwt.token.decode(token).decoded.payload.sub === 'alice')
  await t.says('The array that is right', () => `\`alg: ${algorithmOf(make([newKey, oldKey]))}\``)
  await t.says(
    'An empty string makes',
    () => algorithmOf(make('')) === 'none',
    async () => (await read(forged, '')) === 'alice' && 'takes what anybody has signed with an empty key',
    async () => (await read(make(''), '')) !== 'alice' && 'a strategy with an empty key refuses those',
  )
  await t.says(
    '`token.verify` throws',
    async () =>
      `"${(await errorOf(() => Jwt.token.verify(Jwt.token.decode(token), [newKey, oldKey]))).message}"`,
  )
  await t.says('`[undefined, old]`', async () => {
    const { message } = await errorOf(() => serverWith([undefined, oldKey]))
    return /"keys\[0\]" must not be a sparse array item/.exec(message)?.[0]
  })
  await t.says('A key with a `kid`', async () => {
    const named: string = Jwt.token.generate({ sub: 'alice' }, oldKey, { header: { kid: 'old' } })
    const [same, other] = await Promise.all(
      ['old', 'other'].map((kid) => read(named, [{ key: oldKey, kid }])),
    )
    return same === 'alice' && other !== 'alice'
  })
  await t.says(
    'A function of the decoded token',
    async () => (await read(token, async () => [newKey, oldKey])) === 'alice',
  )
})
