import entry from '../../../src/catalogue/libraries/nestjs__jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  '@nestjs/common': '12.5.1',
  '@nestjs/core': '12.5.1',
  'nestjs-jwt-11': 'npm:@nestjs/jwt@11.0.2',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.2',
  jsonwebtoken: '9.0.3',
}
const payload = { sub: 'alice' }

export default contract(entry, { packages }, async (t) => {
  await t.load('reflect-metadata')
  const { default: jwt } = await t.load('jsonwebtoken')
  const { NestFactory } = await t.load('@nestjs/core')
  const { Module } = await t.load('@nestjs/common')
  const version12 = await t.load('@nestjs/jwt')
  const version11 = await t.load('nestjs-jwt-11')

  for (const { JwtModule, JwtService } of [version12, version11]) {
    const serviceOf = async (module: Untyped) => {
      class App {
        readonly kind = 'module'
      }
      Module({ imports: [module] })(App)
      const app = await NestFactory.createApplicationContext(App, { logger: false })
      return app.get(JwtService)
    }
    const quiet = (service: Untyped) => Object.assign(service, { logger: { warn: () => undefined } })
    const direct = (options?: object) => quiet(new JwtService(options))
    const register = async (options: object) => quiet(await serviceOf(JwtModule.register(options)))
    const registerAsync = async (options: object) =>
      quiet(await serviceOf(JwtModule.registerAsync({ useFactory: async () => options })))
    const modules: readonly (readonly [(option: string) => string, (options: object) => Untyped])[] = [
      [(option) => `JwtModule.register(0.${option})`, register],
      [(option) => `JwtModule.registerAsync(0.useFactory().${option})`, registerAsync],
    ]
    const signBy = async (service: Untyped, options?: object): Promise<string> =>
      (await service).signAsync(payload, options)
    const verifyBy = async (service: Untyped, token: string, options?: object) =>
      (await (await service).verifyAsync(token, options)).sub
    const keyOf = (token: string, newest: Untyped, older: Untyped) =>
      jwt.decode(token, { complete: true }).header.kid === 'old' ? older : newest

    const constructed = [(option: string) => `new JwtService(0.${option})`, direct] as const
    for (const [label, serviceWith] of [...modules, constructed]) {
      for (const option of ['secret', 'secretOrPrivateKey']) {
        await t.rotation({
          sinks: [label(option)],
          make: (key) => signBy(serviceWith({ [option]: key })),
          read: (token, key) => verifyBy(serviceWith({ [option]: key }), token),
        })
      }
    }
    for (const [label, serviceWith] of modules) {
      const provider = (key: Untyped) => () => key
      const kid = (key: Untyped) => ({ keyid: key === oldKey ? 'old' : 'new' })
      await t.rotation({
        sinks: [label('secretOrKeyProvider')],
        make: (secretOrKeyProvider) =>
          signBy(serviceWith({ secretOrKeyProvider, signOptions: kid(secretOrKeyProvider(0)) })),
        read: (token, secretOrKeyProvider) => verifyBy(serviceWith({ secretOrKeyProvider }), token),
        one: provider,
        ring: (newest, older) => (type: number, token: string) =>
          type === 0 ? newest : keyOf(token, newest, older),
        several: (newest, older) => () => [newest, older],
      })
      await t.rotation({
        sinks: [label('privateKey')],
        make: (privateKey) => signBy(serviceWith({ privateKey })),
        read: (token, secret) => verifyBy(direct({ secret }), token),
      })
    }
    for (const method of ['sign', 'signAsync']) {
      for (const option of ['secret', 'privateKey']) {
        await t.rotation({
          sinks: [`.${method}(1.${option})`],
          make: async (key): Promise<string> => direct()[method](payload, { [option]: key }),
          read: (token, secret) => verifyBy(direct({ secret }), token),
        })
      }
    }
    for (const method of ['verify', 'verifyAsync']) {
      await t.rotation({
        sinks: [`.${method}(1.secret)`],
        make: (secret) => signBy(direct({ secret })),
        read: async (token, secret) =>
          (await direct({ secret: 'another-made-up-key' })[method](token, { secret })).sub,
      })
    }

    const token = await signBy(direct({ secret: oldKey }))
    await t.missingKey(
      async () => (await serviceOf(JwtModule.register({ secret: undefined }))) && 'the module starts',
      async () => (await serviceOf(JwtModule.register({ secret: undefined }))).sign(payload),
      () => signBy(direct({ secret: undefined })),
      async () => {
        const made = await signBy(direct({ secret: oldKey }), { secret: undefined })
        return (
          (await verifyBy(direct({ secret: oldKey }), made)) === 'alice' &&
          'falls back to the key of the module, silently'
        )
      },
    )
    await t.emptyKey(async () => verifyBy(direct({ secret: '' }), await signBy(direct({ secret: '' }))))
    await t.shortestKey(async () => {
      const short = direct({ secret: 'x' })
      return (await verifyBy(short, await signBy(short))) === 'alice' && 'any for HS256'
    })
    await t.says('tokens that are only decoded', () => direct().decode(token).sub === 'alice')
    await t.says('`signAsync(payload, { secret: undefined })`', async () => {
      const refresh = await signBy(direct({ secret: oldKey }), { secret: undefined })
      return (await verifyBy(direct(), refresh, { secret: oldKey })) === 'alice'
    })
    await t.says('`secretOrKeyProvider` overrides', async () => {
      const service = direct({ secretOrKeyProvider: () => newKey })
      return (await errorOf(() => service.verify(token, { secret: oldKey }))).message === 'invalid signature'
    })
    await t.says(
      'An array of keys',
      async () => (await errorOf(() => direct({ secret: [newKey, oldKey] }).verify(token))).message,
    )
    await t.says('A provider that is async', async () => {
      const service = direct({ secretOrKeyProvider: async () => oldKey })
      await errorOf(() => service.verify(token))
      return (await verifyBy(service, token)) === 'alice' && 'works only with signAsync and verifyAsync'
    })
    await t.says('`privateKey` in a single call', async () => {
      const made = await signBy(direct({ secret: newKey }), { privateKey: oldKey })
      return (await verifyBy(direct({ secret: newKey }), made)) === 'alice'
    })
    await t.says(
      'Order:',
      async () => (await verifyBy(direct({ secret: newKey, secretOrPrivateKey: oldKey }), token)) === 'alice',
    )
  }
  t.notRun('it is about code in two files', 'The key that verifies is often in another file')

  const { JwtService } = version12
  const service = async ({ TokensModule }: Untyped) => {
    class App {
      readonly kind = 'module'
    }
    Module({ imports: [TokensModule] })(App)
    return (await NestFactory.createApplicationContext(App, { logger: false })).get(JwtService)
  }
  await t.migration({
    make: async (module) => (await service(module)).sign(payload) as string,
    read: async (module, token) => (await service(module)).verify(token).sub,
  })
})
