import entry from '../../../src/catalogue/libraries/lucia.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { Lucia } = await t.load('lucia')
  const rows = new Map<string, Untyped>()
  const adapter = {
    setSession: async (session: Untyped) => rows.set(session.id, session),
    getSessionAndUser: async (id: string) => [rows.get(id) ?? null, { id: 'alice', attributes: {} }],
    updateSessionExpiration: async () => undefined,
  }
  const session = await new Lucia(adapter).createSession('alice', {})
  await t.says(
    'everything',
    async () => (await new Lucia(adapter).validateSession(session.id)).user.id === 'alice',
  )
})
