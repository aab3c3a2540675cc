import entry from '../../../src/catalogue/libraries/tanstack__start-server-core.ts'
import { emptySession, fetched, visits } from '../apps.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  // The main entry needs what a build puts beside it.
  const module = './node_modules/@tanstack/start-server-core/dist/esm/request-response.js'
  const { requestHandler, useSession, getSession, updateSession } = await t.load(module)
  console.error = () => undefined
  const app = (handle: (path: string) => Promise<string>) =>
    fetched(async (request) => {
      try {
        return await requestHandler(
          async ({ url }: Request) => new Response(await handle(new URL(url).pathname)),
        )(request, {})
      } catch (error) {
        return new Response((error as Error).message, { status: 500 })
      }
    })
  const config = (password: Untyped) => ({ password, cookie: { secure: false } })
  const withPassword = (password: Untyped) =>
    app(async (path) => {
      const session = await useSession(config(password))
      if (path === '/sign-in') await session.update({ user: 'alice' })
      return session.data.user ?? 'nobody'
    })
  const inSteps = (password: Untyped) =>
    app(async (path) => {
      if (path === '/sign-in') await updateSession(config(password), { user: 'alice' })
      return (await getSession(config(password))).data.user ?? 'nobody'
    })
  const { make, read } = visits(withPassword)
  await t.rotation({ sinks: ['useSession(0.password)'], make, read, shows: emptySession })
  await t.rotation({
    sinks: ['getSession(0.password)', 'updateSession(0.password)'],
    ...visits(inSteps),
    shows: emptySession,
  })
  await t.missingKey(
    async () =>
      `fails with ${(await withPassword(undefined)('/sign-in')).status} when a session is first used`,
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { status } = await withPassword('x'.repeat(31))('/sign-in')
    const long = 'x'.repeat(32)
    return status === 500 && (await read(await make(long), long)) === 'alice' && '32 characters'
  })
})
