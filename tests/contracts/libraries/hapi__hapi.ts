import entry from '../../../src/catalogue/libraries/hapi__hapi.ts'
import { hapiApp, injected, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ironRing } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const options = { isSecure: false, path: '/' }
  const routesOf = (value: unknown) => ({
    '/sign-in': (_: unknown, h: Untyped) => h.response('in').state('user', value),
    '/me': ({ state }: Untyped) => state.user?.name ?? state.user ?? 'nobody',
  })
  const app = (state: Untyped) =>
    hapiApp(
      Hapi,
      (server) => server.state('user', { ...options, ...state }),
      routesOf(state.encoding === 'none' ? 'alice' : { name: 'alice' }),
    )
  const iron = (password: Untyped, more = {}) => app({ encoding: 'iron', password, ...more })
  const strict = visits(iron)
  const lenient = visits((password) => iron(password, { ignoreErrors: true }))
  const messageIn = (seen: string) =>
    seen.replace(/^(\d+) (\{.*\})$/, (_, status, body) => `${status} "${JSON.parse(body).message}"`)

  const cookie = await t.rotation({
    sinks: ['.state(1.password)'],
    ...strict,
    ring: ironRing,
    shows: async (seen) => {
      const silent = (await lenient.read(await lenient.make(oldKey), newKey)) === 'nobody'
      return `${messageIn(seen)}; ${silent ? 'with `ignoreErrors: true` no value' : 'a value'}`
    },
  })
  const signed = (password: Untyped) => app({ encoding: 'base64json', sign: { password } })
  const signedVisits = visits(signed)
  await t.rotation({
    sinks: ['.state(1.sign.password)'],
    ...signedVisits,
    only: [],
    // One request with several keys would end the process; see the trap.
    several: 'cannot be written',
  })

  await t.forms(strict, { 'a Buffer of 32 bytes': Buffer.alloc(32, 1) })
  await t.missingKey(
    async () => `fails with ${(await (await iron(undefined))('/sign-in')).status} when a cookie is set`,
  )
  await t.emptyKey(async () => (await strict.read(await strict.make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { status } = await (await iron('x'.repeat(31)))('/sign-in')
    const long = 'x'.repeat(32)
    return (
      status === 500 &&
      (await strict.read(await strict.make(long), long)) === 'alice' &&
      '32 characters, checked when a cookie is set'
    )
  })
  await t.migration({
    part: (code) => code.replace('port: 3000', "port: 0, host: '127.0.0.1', debug: false"),
    make: async ({ server }) => (await withRoutes(server)('/sign-in')).cookie,
    read: async ({ server }, made: string) => (await withRoutes(server)('/me', { cookie: made })).text,
  })
  function withRoutes(server: Untyped) {
    for (const [path, handler] of Object.entries(routesOf({ name: 'alice' }))) {
      if (!server.match('get', path)) server.route({ method: 'GET', path, handler })
    }
    return injected(server)
  }

  const unverified = await app({ encoding: 'none', sign: { password: oldKey } })
  const forged = async () => (await unverified('/me', { cookie: 'user=mallory' })).text
  await t.says('cookies with `sign` and the default', async () => (await forged()) === 'mallory')
  await t.says('With the object of ids', async () => {
    const { text, setCookies } = await (await iron(ironRing(newKey, oldKey)))('/me', { cookie })
    return text === 'alice' && setCookies.length === 0 && 'reading does not seal it again'
  })
  await t.says('With `ignoreErrors: false`', async () => {
    const { status } = await (await iron(newKey))('/me', { cookie })
    return `with ${status} on every request`
  })
  await t.says('A cookie made with a plain string', async () => {
    const withoutDefault = { id: 'new', secret: newKey, new: newKey, old: oldKey }
    return (
      (await lenient.read(cookie, withoutDefault)) === 'nobody' &&
      (await lenient.read(cookie, ironRing(newKey, oldKey))) === 'alice'
    )
  })
  await t.says('An array of passwords', async () => {
    const { message } = await errorOf(() => iron([newKey, oldKey]))
    return message.includes(newKey) && message.includes(oldKey) && 'the error prints them'
  })
  await t.says('`sign.password` as an object', async () => {
    const made = await signedVisits.make(oldKey)
    const visit = await signed(ironRing(newKey, oldKey))
    const ended = new Promise<Error>((resolve) => process.once('unhandledRejection', resolve))
    void visit('/me', { cookie: made })
    return `an unhandled ${(await ended).name}`
  })
  await t.says('`sign` with the default', async () => (await forged()) === 'mallory' && 'any value passes')
})
