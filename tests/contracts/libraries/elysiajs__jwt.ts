import entry from '../../../src/catalogue/libraries/elysiajs__jwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { fetchFrom } from '../http.ts'

const packages = {
  elysia: '1.4.30',
  '@sinclair/typebox': '0.34.52',
  'exact-mirror': '1.2.6',
  'file-type': '21.3.4',
  'openapi-types': '12.1.3',
  jose: '6.2.17',
}

export default contract(entry, { packages }, async (t) => {
  const { Elysia } = await t.load('elysia')
  const library = await t.load('@elysiajs/jwt')
  const { SignJWT } = await t.load('jose')
  const of = (secret: Untyped, plugin = library.jwt) =>
    new Elysia().use(plugin({ name: 'jwt', secret })).decorator.jwt
  const make = (secret: Untyped): Promise<string> => of(secret).sign({ sub: 'alice' })
  const subject = (verified: Untyped) => (verified === false ? false : verified.sub)
  const read = async (token: string, secret: Untyped) => subject(await of(secret).verify(token))
  const shows = (seen: Untyped) => `\`verify\` resolves to ${seen}`
  const token = await t.rotation({ sinks: ['jwt(0.secret)'], make, read, shows })
  await t.rotation({
    sinks: ['default(0.secret)'],
    make: (secret): Promise<string> => of(secret, library.default).sign({ sub: 'alice' }),
    read: async (made, secret) => subject(await of(secret, library.default).verify(made)),
    shows,
  })
  await t.missingKey(() => of(undefined))
  await t.emptyKey(() => of(''))
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'one character')
  await t.migration({
    make: () => make(process.env.JWT_SECRET),
    read: async ({ auth }, made) => {
      const app = new Elysia().use(auth).get('/', ({ user }: Untyped) => user?.sub ?? 'nobody')
      return (
        await fetchFrom((request) => app.handle(request), '/', {
          headers: { authorization: `Bearer ${made}` },
        })
      ).text
    },
  })
  await t.says('An array of keys', async () => {
    const several = of([newKey, oldKey])
    await errorOf(() => several.sign({}))
    return (await several.verify(token)) === false && '`verify` is false for every token'
  })
  await t.says('A key function of jose', async () => {
    const resolver = of(() => new TextEncoder().encode(oldKey))
    await errorOf(() => resolver.sign({}))
    return (await resolver.verify(token)).sub === 'alice' && '`sign` throws'
  })
  await t.says('A string is taken as its UTF-8 bytes', async () => {
    const made = await new SignJWT({ sub: 'alice' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(oldKey))
    return (await read(made, oldKey)) === 'alice'
  })
})
