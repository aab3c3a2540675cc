/** Cookies and session storages of Remix, which React Router took over. */
import { newKey, oldKey } from './contract.ts'
import type { Claims, Untyped } from './contract.ts'

const first = (setCookie: string) => setCookie.split(';')[0] ?? ''

export function cookiesOf(library: Untyped) {
  const cookie = (secrets?: Untyped) => library.createCookie('user', { secrets })
  return {
    make: async (secrets: Untyped) => first(await cookie(secrets).serialize('alice')),
    read: (held: string, secrets: Untyped) => cookie(secrets).parse(held),
  }
}

/** A session storage, whichever way it is made. */
export function sessionsOf(storageWith: (cookie: object) => Untyped) {
  const storage = (secrets: Untyped) => storageWith({ name: '__session', secrets })
  return {
    make: async (secrets: Untyped) => {
      const session = await storage(secrets).getSession()
      session.set('user', 'alice')
      return first(await storage(secrets).commitSession(session))
    },
    read: async (held: string, secrets: Untyped) =>
      (await storage(secrets).getSession(held)).get('user') ?? 'nobody',
  }
}

/** What both libraries claim. */
export async function remixStorage(t: Claims, library: Untyped): Promise<void> {
  console.warn = () => undefined
  const one = (key: Untyped) => [key]
  const cookies = cookiesOf(library)
  const rows = new Map<string, unknown>()
  const database = (cookie: object) =>
    library.createSessionStorage({
      cookie,
      createData: async (data: unknown) => {
        const id = String(rows.size + 1)
        rows.set(id, data)
        return id
      },
      readData: async (id: string) => rows.get(id) ?? null,
      updateData: async (id: string, data: unknown) => rows.set(id, data),
      deleteData: async (id: string) => rows.delete(id),
    })
  const inCookie = sessionsOf((cookie) => library.createCookieSessionStorage({ cookie }))
  const stored = sessionsOf(database)
  // What is in memory ends with the storage, so there is one for each key, and one cookie object inside of it.
  const memories = new Map<string, Untyped>()
  const inMemory = sessionsOf((cookie: Untyped) => {
    const [newest] = cookie.secrets
    const kept = memories.get(newest) ?? library.createMemorySessionStorage({ cookie })
    memories.set(newest, kept)
    return kept
  })

  await t.rotation({
    sinks: ['createCookie(1.secrets)'],
    ...cookies,
    one,
    shows: (seen) => `\`parse()\` gives \`${seen}\``,
    only: ['cookies'],
  })
  const shows = (seen: string) => (seen === 'nobody' ? '`getSession()` gives a new, empty session' : seen)
  const sessions = { one, shows, only: ['sessions'] } as const
  const cookie = await t.rotation({
    sinks: ['createCookieSessionStorage(0.cookie.secrets)'],
    ...inCookie,
    ...sessions,
  })
  await t.rotation({ sinks: ['createSessionStorage(0.cookie.secrets)'], ...stored, ...sessions })
  await t.check('createMemorySessionStorage: another key does not read the session', async () => {
    const made = await inMemory.make([oldKey])
    const seen = [await inMemory.read(made, [oldKey]), await inMemory.read(made, [newKey])]
    if (seen.join() !== 'alice,nobody') throw new Error(seen.join())
  })
  const ringed = library.createCookie('__session', { secrets: [newKey, oldKey] })
  const byObject = sessionsOf(() => library.createCookieSessionStorage({ cookie: ringed }))
  await t.says(
    '`cookie` takes a `createCookie()` object',
    async () => (await byObject.read(cookie, [])) === 'alice',
  )

  await t.missingKey(
    () => !library.createCookie('user').isSigned && 'silently unsigned',
    () => !library.createCookie('user', { secrets: [] }).isSigned && 'missing or `[]`',
  )
  await t.emptyKey(async () => (await cookies.read(await cookies.make(['']), [''])) === 'alice')
  await t.migration({
    make: async ({ storage }) => sessionsOf(() => storage).make([]),
    read: async ({ storage }, made: string) => sessionsOf(() => storage).read(made, []),
  })
  await t.says('`secrets` as a bare string', async () => {
    const made = await cookies.make(oldKey)
    return (await cookies.read(made, [oldKey.charAt(0)])) === 'alice' && 'one character becomes the key'
  })
  await t.says(
    'Adding `secrets` to a cookie',
    async () => (await cookies.read(await cookies.make([]), [newKey])) === null,
  )
  await t.says(
    'Reading does not sign again',
    async () => (await inCookie.read(cookie, [newKey, oldKey])) === 'alice',
  )
  await t.says('Nobody is signed out.', async () => {
    const storage = library.createCookieSessionStorage({
      cookie: { name: '__session', secrets: [newKey, oldKey] },
    })
    const again = first(await storage.commitSession(await storage.getSession(cookie)))
    return (await inCookie.read(again, [newKey])) === 'alice' && 'with the newest key'
  })
  await t.says('the rows', () => rows.size > 0)
}
