import entry from '../../../src/catalogue/libraries/hapi-auth-jwt2.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'
import { inject } from '../http.ts'

export default contract(
  entry,
  { packages: { '@hapi/hapi': '21.4.10', jsonwebtoken: '9.0.3' } },
  async (t) => {
    const { default: Hapi } = await t.load('@hapi/hapi')
    const plugin = await t.load('hapi-auth-jwt2')
    const { default: jwt } = await t.load('jsonwebtoken')
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
    const make = (key: Untyped): string => jwt.sign({ sub: 'alice' }, key)
    const read = async (token: string, key: Untyped) => {
      const server = Hapi.server({ debug: false })
      await server.register(plugin)
      server.auth.strategy('session', 'jwt', {
        key,
        validate: () => ({ isValid: true }),
        verifyOptions: { algorithms: ['HS256'] },
      })
      return answer(server, token)
    }
    const shows = (seen: string) => seen
    const token = await t.rotation({ sinks: ['auth.strategy(2.key)'], make, read, shows })
    await t.rotation({
      sinks: ['auth.strategy(2.key().key)'],
      make,
      read: (made, key) => read(made, async () => ({ key })),
      shows,
    })
    await t.missingKey(() => read(token, undefined))
    await t.emptyKey(async () => (await read(tokenOfEmptyKey(), '')) === 'alice')
    await t.shortestKey(async () => (await read(make('x'), 'x')) === 'alice' && 'any')
    await t.migration({
      part: (code) =>
        code.replace('Hapi.server()', 'Hapi.server({ debug: false })') + '\nexport { server }\n',
      make: () => make(process.env.JWT_SECRET),
      read: ({ server }, made: string) => answer(server, made),
    })
    await t.says(
      'A function has to return `{ key }`',
      async () => `every request ${(await read(token, async () => oldKey)).slice(0, 3)}`,
    )
    await t.says('The strategy only verifies', () => !('sign' in plugin))
    await t.says(
      'The keys are tried in order.',
      async () => (await read(token, [newKey, oldKey])) === 'alice',
    )
  },
)
