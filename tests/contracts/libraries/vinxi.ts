import entry from '../../../src/catalogue/libraries/vinxi.ts'
import { emptySession, served, visits } from '../apps.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { lean: true }, async (t) => {
  const { createApp, eventHandler, toNodeListener, useSession } = await t.load('vinxi/http')
  console.error = () => undefined
  const app = (password: Untyped) => {
    const server = createApp({ onError: () => undefined })
    server.use(
      eventHandler(async (event: Untyped) => {
        const session = await useSession(event, { password, cookie: { secure: false } })
        if (event.path !== '/sign-in') return session.data.user ?? 'nobody'
        await session.update({ user: 'alice' })
        return 'in'
      }),
    )
    return served(toNodeListener(server))
  }
  const { make, read } = visits(app)
  await t.rotation({ sinks: ['useSession(last.password)'], make, read, shows: emptySession })
  await t.missingKey(
    async () => (await app(undefined)('/sign-in')).status === 500 && 'fails when a session is first used',
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { status } = await app('x'.repeat(31))('/sign-in')
    const long = 'x'.repeat(32)
    return status === 500 && (await read(await make(long), long)) === 'alice' && '32 characters'
  })
})
