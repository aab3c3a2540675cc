import entry from '../../../src/catalogue/libraries/nestjs__core.ts'
import { visits } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { askPort } from '../http.ts'
import type { Asked } from '../http.ts'

const packages = {
  '@nestjs/common': '12.5.1',
  '@nestjs/platform-express': '12.5.1',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.2',
  'cookie-parser': '1.4.7',
}

export default contract(entry, { packages }, async (t) => {
  await t.load('reflect-metadata')
  const { Controller, Get, Module, Res, SignedCookies, Cookies } = await t.load('@nestjs/common')
  const { HttpAdapterHost, NestFactory } = await t.load('@nestjs/core')
  const { default: cookieParser } = await t.load('cookie-parser')

  class Pages {
    readonly host: Untyped
    constructor(host: Untyped) {
      this.host = host
    }
    signIn(res: Untyped) {
      this.host.httpAdapter.setCookie(res, 'user', 'alice', { signed: true })
      res.end('in')
    }
    me(user?: string) {
      return user ?? 'left out'
    }
    plain(user: unknown) {
      return String(user)
    }
  }
  // Decorators by hand: nothing here compiles them.
  const { defineMetadata }: Untyped = Reflect
  Controller()(Pages)
  defineMetadata('design:paramtypes', [HttpAdapterHost], Pages)
  const route = (name: keyof Pages, path: string, parameter: Untyped) => {
    Get(path)(Pages.prototype, name, Object.getOwnPropertyDescriptor(Pages.prototype, name))
    parameter(Pages.prototype, name, 0)
  }
  route('signIn', '/sign-in', Res())
  route('me', '/me', SignedCookies('user'))
  if (Cookies) route('plain', '/plain', Cookies('user'))
  class App {
    readonly kind = 'module'
  }
  Module({ controllers: [Pages] })(App)

  const visitOf =
    (create: () => Promise<Untyped>, set?: (app: Untyped) => void) =>
    async (path: string, asked: Asked = {}) => {
      const app = await create()
      set?.(app)
      await app.listen(0, '127.0.0.1')
      try {
        return await askPort(app.getHttpServer().address().port, path, asked)
      } finally {
        await app.close()
      }
    }
  const create = (options: object) =>
    NestFactory.create(App, { logger: false, abortOnError: false, ...options })
  const app = (secret: Untyped, set?: (app: Untyped) => void) =>
    visitOf(() => create({ cookies: { secret } }), set)
  const parsing = (keys: Untyped) => (server: Untyped) => server.use(cookieParser(keys))
  const { make, read } = visits((secret) => app(secret))
  const cookie = await t.rotation({
    sinks: ['NestFactory.create(last.cookies.secret)'],
    make,
    read,
    shows: (seen) => (seen === 'left out' ? '`@SignedCookies()` leaves the cookie out' : seen),
  })
  await t.missingKey(
    async () => `fails with ${(await app(undefined)('/sign-in')).status}`,
    async () => `fails with ${(await app(undefined)('/me')).status}`,
  )
  await t.emptyKey(() => create({ cookies: { secret: '' } }))
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && '1 character')
  await t.migration({
    // Its module stands elsewhere in an application.
    part: (code) =>
      code
        .replace(/import \{ AppModule \}.*\n/, '')
        .replace('() => NestFactory', '(AppModule) => NestFactory'),
    make: async (m) => (await visitOf(() => m.create(App))('/sign-in')).cookie,
    read: async (m, made: string) => (await visitOf(() => m.create(App))('/me', { cookie: made })).text,
  })
  await t.says(
    'unsigned cookies',
    async () => (await app(newKey)('/plain', { cookie: 'user=bob' })).text === 'bob',
  )
  await t.says(
    'Every signed cookie is accepted.',
    async () =>
      (await app([newKey, oldKey])('/me', { cookie })).setCookies.length === 0 &&
      'A read does not sign it again',
  )
  for (const refused of ['', [], [undefined], Buffer.from(oldKey)]) {
    await t.says('`""`, `[]`, `[undefined]` and a Buffer', () => create({ cookies: { secret: refused } }))
  }
  await t.says(
    'With the option the key of cookie-parser',
    async () => (await app(oldKey, parsing(newKey))('/me', { cookie })).text === 'alice',
  )
  await t.says(
    'Without the option',
    async () =>
      (await visitOf(() => create({}), parsing([newKey, oldKey]))('/me', { cookie })).text === 'alice',
  )
  await t.says('The format is that of', () => decodeURIComponent(cookie).startsWith('user=s:alice.'))
})
