import entry from '../../../src/catalogue/libraries/h3.ts'
import { fetched, served, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ironRing } from '../shapes.ts'

export default contract(entry, { packages: { 'h3-1': 'npm:h3@1.15.11' } }, async (t) => {
  const { H3, useSession, getSession, updateSession, sealSession, unsealSession } = await t.load('h3')
  const version1 = await t.load('h3-1')
  console.error = () => undefined
  const app = (open: (event: Untyped) => Promise<Untyped>) => {
    const server = new H3({ silent: true })
    server.get('/sign-in', async (event: Untyped) => {
      await (await open(event)).update({ user: 'alice' })
      return 'in'
    })
    server.get('/me', async (event: Untyped) => (await open(event)).data.user ?? 'nobody')
    return fetched((request) => server.request(request))
  }
  const config = (password: Untyped) => ({ password, cookie: { secure: false } })
  const withPassword = (password: Untyped) => app((event) => useSession(event, config(password)))
  const app1 = (password: Untyped) => {
    const server = version1.createApp({ onError: () => undefined })
    server.use(
      version1.eventHandler(async (event: Untyped) => {
        const session = await version1.useSession(event, config(password))
        if (event.path !== '/sign-in') return session.data.user ?? 'nobody'
        await session.update({ user: 'alice' })
        return 'in'
      }),
    )
    return served(version1.toNodeListener(server))
  }
  const current = visits(withPassword)
  const shows = (seen: string) => (seen === 'nobody' ? 'a new, empty session, without an error' : seen)
  const cookie = await t.rotation({ sinks: ['useSession(1.password)'], ...current, shows })
  await t.rotation({ sinks: ['useSession(1.password)'], ...visits(app1), shows })
  const inSteps = (password: Untyped) => {
    const server = new H3({ silent: true })
    server.get('/sign-in', async (event: Untyped) => {
      await updateSession(event, config(password), { user: 'alice' })
      return 'in'
    })
    server.get(
      '/me',
      async (event: Untyped) => (await getSession(event, config(password))).data.user ?? 'nobody',
    )
    return fetched((request) => server.request(request))
  }
  await t.rotation({
    sinks: ['getSession(1.password)', 'updateSession(1.password)'],
    ...visits(inSteps),
    shows,
  })
  await t.rotation({
    sinks: ['sealSession(1.password)', 'unsealSession(1.password)'],
    make: async (password) => {
      let sealed = ''
      const server = new H3({ silent: true })
      server.get('/', async (event: Untyped) => {
        await updateSession(event, config(password), { user: 'alice' })
        sealed = await sealSession(event, config(password))
        return 'in'
      })
      await server.request('http://127.0.0.1/')
      return sealed
    },
    read: async (sealed, password) => {
      const server = new H3({ silent: true })
      server.get(
        '/',
        async (event: Untyped) => (await unsealSession(event, config(password), sealed)).data.user,
      )
      return (await server.request('http://127.0.0.1/')).text()
    },
    only: [],
  })

  for (const each of [withPassword, app1]) {
    const { make, read } = visits(each)
    await t.missingKey(
      async () => `fails with ${(await each(undefined)('/sign-in')).status} when a session is first used`,
    )
    await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
    await t.shortestKey(async () => {
      const { status } = await each('x'.repeat(31))('/sign-in')
      const long = 'x'.repeat(32)
      return status === 500 && (await read(await make(long), long)) === 'alice' && '32 characters'
    })
    const made = await make(oldKey)
    await t.says('A failed unseal is silent', async () => {
      const { status, cookie: overwritten } = await each(newKey)('/me', { cookie: made })
      return (
        status === 200 &&
        (await read(overwritten, oldKey)) === 'nobody' &&
        'the answer to it overwrites the cookie'
      )
    })
    await t.says('An array of keys', async () => (await read(made, [newKey, oldKey])) !== 'alice')
    await t.says('The object of iron', async () => (await read(made, ironRing(newKey, oldKey))) === 'alice')
  }
  await t.migration(visitsOf(({ openSession }) => app(openSession)))
  await t.check('the cookie that another key overwrote is gone for good', async () => {
    const { cookie: lost } = await withPassword(newKey)('/me', { cookie })
    if ((await current.read(lost, oldKey)) !== 'nobody') throw new Error('the session came back')
  })
  t.notRun('it takes a cookie of an older release', '2.0.8 raised the PBKDF2 iterations')
})
