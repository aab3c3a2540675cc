import entry from '../../../src/catalogue/libraries/keystone-6__core.ts'
import { served, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ironRing } from '../shapes.ts'

export default contract(
  entry,
  { lean: true, packages: { '@hapi/iron': '7.0.1', cookie: '1.0.2' } },
  async (t) => {
    const { statelessSessions, storedSessions } = await t.load('@keystone-6/core/session')
    const serve = (strategy: Untyped) =>
      served(async (req: Untyped, res: Untyped) => {
        try {
          const context = { req, res }
          if (req.url === '/sign-in')
            await strategy.start({ context, data: { listKey: 'User', itemId: 'alice' } })
          res.end(req.url === '/sign-in' ? 'in' : ((await strategy.get({ context }))?.itemId ?? 'nobody'))
        } catch (error) {
          res.writeHead(500).end((error as Error).message)
        }
      })
    const rows = new Map<string, unknown>()
    const store = () => ({
      get: async (id: string) => rows.get(id),
      set: async (id: string, row: unknown) => rows.set(id, row),
      delete: async (id: string) => rows.delete(id),
    })
    const stateless = visits((secret) => serve(statelessSessions({ secret, secure: false })))
    const stored = visits((secret) => serve(storedSessions({ store, secret, secure: false })))
    const shows = (seen: string) => (seen === 'nobody' ? 'a request without a session' : seen)
    const cookie = await t.rotation({ sinks: ['statelessSessions(0.secret)'], ...stateless, shows })
    await t.rotation({ sinks: ['storedSessions(0.secret)'], ...stored, shows })
    await t.missingKey(async () => {
      const made = await stateless.make(undefined)
      return (await stateless.read(made, undefined)) === 'nobody' && 'a random key for each process'
    })
    await t.emptyKey(async () => (await stateless.read(await stateless.make(''), '')) === 'alice')
    await t.shortestKey(async () => {
      const { message } = await errorOf(() => statelessSessions({ secret: 'x'.repeat(31) }))
      const long = 'x'.repeat(32)
      return (
        (await stateless.read(await stateless.make(long), long)) === 'alice' &&
        /\d+ characters/.exec(message)?.[0]
      )
    })
    await t.says('the rows of `storedSessions`', () => rows.size > 0)
    await t.says(
      'There is no documented fallback key.',
      async () => (await stateless.read(cookie, ironRing(newKey, oldKey))) === 'alice',
    )
    await t.says(
      'A missing setting goes unnoticed',
      async () => (await stateless.read(await stateless.make(undefined), undefined)) === 'nobody',
    )
    await t.says('An array is no list', () => statelessSessions({ secret: [newKey, oldKey] }))
    await t.says('The length test counts', () =>
      Boolean(statelessSessions({ secret: Array.from({ length: 32 }, () => oldKey) })),
    )
  },
)
