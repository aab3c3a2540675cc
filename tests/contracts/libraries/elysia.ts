import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/elysia.ts'
import { fetched, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  '@sinclair/typebox': '0.34.52',
  'exact-mirror': '1.2.6',
  'file-type': '21.3.4',
  'openapi-types': '12.1.3',
}

export default contract(entry, { packages }, async (t) => {
  const { Elysia, t: schema } = await t.load('elysia')
  const routes = (app: Untyped, options: object = {}) => {
    app.get(
      '/sign-in',
      ({ cookie: { user } }: Untyped) => {
        user.value = 'alice'
        return 'in'
      },
      options,
    )
    app.get('/me', ({ cookie: { user } }: Untyped) => String(user.value), options)
    app.get('/other', () => 'other')
    return fetched(async (request) => {
      try {
        return await app.handle(request)
      } catch (error) {
        return new Response((error as Error).message, { status: 500 })
      }
    })
  }
  const app = (secrets: Untyped) => routes(new Elysia({ cookie: { secrets, sign: ['user'] } }))
  const bySchema = (secrets: Untyped) =>
    routes(new Elysia(), {
      cookie: schema.Cookie({ user: schema.Optional(schema.String()) }, { secrets, sign: ['user'] }),
    })
  const { make, read } = visits(app)
  const shows = (seen: string) => seen.replace(/^(\d+) "user"(.*)$/, '$1 `"<name>"$2`')
  const cookie = await t.rotation({ sinks: ['new Elysia(0.cookie.secrets)'], make, read, shows })
  await t.rotation({ sinks: ['t.Cookie(1.secrets)'], ...visits(bySchema), shows })

  await t.check('a route that touches no cookie answers all the same', async () => {
    strictEqual((await app([newKey])('/other', { cookie })).text, 'other')
  })
  await t.missingKey(async () => (await app(undefined)('/sign-in')).text.replace('/sign-in', '/path'))
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && '1 character')
  await t.migration(visitsOf((module) => routes(module.app)))
  await t.says(
    'routes that touch no cookie',
    async () => (await app([newKey])('/other', { cookie })).status === 200,
  )
  const unsigned = routes(new Elysia({ cookie: { secrets: oldKey } }))
  const forged = { cookie: 'user=mallory' }
  await t.says(
    'cookies of an application with `secrets`',
    async () => (await unsigned('/sign-in')).cookie === 'user=alice',
  )
  await t.says(
    'Every signed cookie is accepted.',
    async () =>
      (await app([newKey, oldKey])('/me', { cookie })).setCookies.length === 0 &&
      'A read does not sign it again',
  )
  await t.says('Without a fallback key', async () => `(${(await app(newKey)('/me', { cookie })).status})`)
  await t.says(
    '`secrets` without `sign`',
    async () => (await unsigned('/me', forged)).text === 'mallory' && 'any value passes',
  )
  await t.says(
    'A `null` in the list',
    async () => (await app([newKey, null])('/me', forged)).text === 'mallory',
  )
})
