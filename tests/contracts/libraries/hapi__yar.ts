import entry from '../../../src/catalogue/libraries/hapi__yar.ts'
import { emptySession, hapiApp, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ironRing } from '../shapes.ts'

export default contract(entry, { packages: { '@hapi/hapi': '21.4.10' } }, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const { default: yar } = await t.load('@hapi/yar')
  const routes = {
    '/sign-in': (request: Untyped) => {
      request.yar.set('user', 'alice')
      return 'in'
    },
    '/me': (request: Untyped) => request.yar.get('user') ?? 'nobody',
  }
  const app = (password: Untyped, more = {}) =>
    hapiApp(
      Hapi,
      (server) =>
        server.register({
          plugin: yar,
          options: { storeBlank: false, cookieOptions: { password, isSecure: false }, ...more },
        }),
      routes,
    )
  const { make, read } = visits(app)
  const cookie = await t.rotation({
    sinks: ['register(0.options.cookieOptions.password)'],
    make,
    read,
    ring: ironRing,
    shows: emptySession,
  })
  await t.missingKey(async () => `fails with ${(await (await app(undefined))('/sign-in')).status}`)
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { status } = await (await app('x'.repeat(31)))('/sign-in')
    const long = 'x'.repeat(32)
    return (
      status === 500 &&
      (await read(await make(long), long)) === 'alice' &&
      '32 characters, checked when the cookie is set'
    )
  })
  await t.migration(visitsOf(({ sessions }) => hapiApp(Hapi, sessions, routes)))
  t.notRun('a server cache is in memory here and gone with the server', 'the rows of the server cache')
  await t.says(
    'A cookie made with a plain string',
    async () =>
      (await read(cookie, { id: 'new', secret: newKey, new: newKey, old: oldKey })) === 'nobody' &&
      'everybody is signed out',
  )
  await t.says('One object carries both directions', async () => {
    const made = await make(ironRing(newKey, oldKey))
    return (await read(made, newKey)) === 'alice' && '`{ id, secret }` seals'
  })
})
