import entry from '../../../src/catalogue/libraries/loopback__authentication-jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  '@loopback/core': '7.0.15',
  '@loopback/security': '0.12.15',
  '@loopback/authentication': '12.0.16',
  '@loopback/openapi-v3': '11.0.16',
  '@loopback/repository': '8.0.15',
  '@loopback/rest': '15.0.16',
  '@loopback/service-proxy': '8.0.15',
}

export default contract(entry, { packages }, async (t) => {
  const library = (await t.load('@loopback/authentication-jwt')).default
  const { JWTAuthenticationComponent, JWTService, TokenServiceBindings, RefreshTokenServiceBindings } =
    library
  const { Application } = (await t.load('@loopback/core')).default
  const { securityId } = (await t.load('@loopback/security')).default
  const user = { [securityId]: 'alice', name: 'alice' }
  const shows = (_: unknown, { message }: Error) => `"${message}"`
  const service = (key: Untyped) => new JWTService(key, '60')
  const make = (key: Untyped): Promise<string> => service(key).generateToken(user)
  const read = async (token: string, key: Untyped) => (await service(key).verifyToken(token)).name
  const token = await t.rotation({ sinks: ['new JWTService(0)'], make, read, shows })

  const bound = (name: string) => (key: Untyped) => {
    const app = new Application()
    app.component(JWTAuthenticationComponent)
    app.bind(name).to(key)
    return new JWTService(app.getSync(name), '60')
  }
  for (const [sinks, name] of [
    [['bind(0)'], TokenServiceBindings.TOKEN_SECRET.key],
    [['bind(0)'], RefreshTokenServiceBindings.REFRESH_SECRET.key],
  ] as const) {
    const of = bound(name)
    await t.rotation({
      sinks,
      make: (key): Promise<string> => of(key).generateToken(user),
      read: async (value, key) => (await of(key).verifyToken(value)).name,
      shows,
    })
  }
  await t.missingKey(() => {
    const [one, other] = [1, 2].map(() => {
      const app = new Application()
      app.component(JWTAuthenticationComponent)
      return [TokenServiceBindings.TOKEN_SECRET, RefreshTokenServiceBindings.REFRESH_SECRET]
        .map((name) => app.getSync(name))
        .join()
    })
    return one === other && one !== ',' && 'uses keys that stand in the package, the same for everybody'
  })
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.says('`this.component(JWTAuthenticationComponent)`', async () => {
    const app = new Application()
    app.component(JWTAuthenticationComponent)
    const published = app.getSync(TokenServiceBindings.TOKEN_SECRET)
    return (await read(await make(published), published)) === 'alice'
  })
  await t.says('An array of keys throws', async () =>
    Boolean(await errorOf(() => read(token, [newKey, oldKey]))),
  )
})
