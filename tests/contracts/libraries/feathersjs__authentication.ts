import entry from '../../../src/catalogue/libraries/feathersjs__authentication.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(
  entry,
  { packages: { '@feathersjs/feathers': '5.0.50', jsonwebtoken: '9.0.3' } },
  async (t) => {
    const { feathers } = (await t.load('@feathersjs/feathers')).default
    const { AuthenticationService, JWTStrategy } = (await t.load('@feathersjs/authentication')).default
    const options = {
      entity: null,
      authStrategies: ['jwt'],
      jwtOptions: { algorithm: 'HS256', expiresIn: '1h' },
    }
    const bySetting = (secret: Untyped) => {
      const app = feathers()
      app.set('authentication', { secret, ...options })
      const service = new AuthenticationService(app)
      service.register('jwt', new JWTStrategy())
      app.use('authentication', service)
      return app.service('authentication')
    }
    const byArgument = (secret: Untyped) =>
      new AuthenticationService(feathers(), 'authentication', { secret, ...options })
    const make = (secret: Untyped): Promise<string> => bySetting(secret).createAccessToken({ sub: 'alice' })
    const read = async (token: string, secret: Untyped) =>
      (await bySetting(secret).verifyAccessToken(token)).sub
    const token = await t.rotation({ sinks: ['set(1.secret)'], make, read })
    await t.rotation({
      sinks: ['new AuthenticationService(2.secret)'],
      make: (secret): Promise<string> => byArgument(secret).createAccessToken({ sub: 'alice' }),
      read: async (value, secret) => (await byArgument(secret).verifyAccessToken(value)).sub,
    })
    const another = byArgument('another-made-up-key')
    await t.rotation({
      sinks: ['.createAccessToken(2)', '.verifyAccessToken(2)'],
      make: (secret): Promise<string> => another.createAccessToken({ sub: 'alice' }, undefined, secret),
      read: async (value, secret) => (await another.verifyAccessToken(value, undefined, secret)).sub,
    })
    await t.missingKey(() => bySetting(undefined).setup())
    await t.emptyKey(() => make(''))
    await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
    await t.migration({
      make: (m): Promise<string> =>
        new m.RotatingAuthenticationService(feathers(), 'authentication', {
          secret: process.env.JWT_SECRET,
          ...options,
        }).createAccessToken({ sub: 'alice' }),
      read: async (m, value) =>
        (
          await new m.RotatingAuthenticationService(feathers(), 'authentication', {
            secret: process.env.JWT_SECRET,
            ...options,
          }).verifyAccessToken(value)
        ).sub,
      phases: [
        { JWT_SECRET: oldKey },
        { JWT_SECRET: newKey, JWT_SECRET_PREVIOUS: oldKey },
        { JWT_SECRET: newKey },
      ],
    })
    await t.says(
      'An empty string passes',
      async () => {
        await bySetting('').setup()
        return 'An empty string passes the set-up'
      },
      () => make(''),
    )
    await t.says('An array of keys', async () =>
      Boolean(await errorOf(() => bySetting([newKey, oldKey]).setup())),
    )
    await t.says('Try the older key only after', async () => {
      const expired = await bySetting(oldKey).createAccessToken({ sub: 'alice' }, { expiresIn: -1 })
      const { message } = await errorOf(() => read(expired, oldKey))
      return message === 'jwt expired' && `"${(await errorOf(() => read(token, newKey))).message}"`
    })
    await t.says(
      'The third argument',
      async () => (await bySetting(newKey).verifyAccessToken(token, {}, oldKey)).sub === 'alice',
    )
    t.notRun(
      'a configuration file is read by another package',
      'export authentication.secret',
      'The generator writes a key',
    )
  },
)
