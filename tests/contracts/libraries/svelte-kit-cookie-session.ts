import entry from '../../../src/catalogue/libraries/svelte-kit-cookie-session.ts'
import { emptySession } from '../apps.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = ['made-up-old-key-of-32-characters', 'made-up-new-key-of-32-characters'] as const
const [oldKey, newKey] = keys
type Jar = ReadonlyMap<string, string>

export default contract(entry, {}, async (t) => {
  const { handleSession } = await t.load('svelte-kit-cookie-session')
  /** What SvelteKit gives a handle, as far as it is used. */
  const visit = async (handle: Untyped, jar: Jar, change?: (session: Untyped) => unknown) => {
    const cookies = new Map(jar)
    const event = {
      request: new Request('http://127.0.0.1/'),
      url: new URL('http://127.0.0.1/'),
      locals: {} as Untyped,
      cookies: {
        get: (name: string) => cookies.get(name),
        getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
        set: (name: string, value: string) => cookies.set(name, value),
        delete: (name: string) => cookies.delete(name),
      },
    }
    let user = 'nobody'
    await handle({
      event,
      resolve: async ({ locals }: Untyped) => {
        await change?.(locals.session)
        user = locals.session.data?.user ?? 'nobody'
        return new Response('')
      },
    })
    return { user, cookies: cookies as Jar }
  }
  const handleWith = (secret: Untyped) => handleSession({ secret, cookie: { secure: false } })
  const signIn = async (handle: Untyped) =>
    (await visit(handle, new Map(), (session) => session.set({ user: 'alice' }))).cookies
  const make = (secret: Untyped) => signIn(handleWith(secret))
  const read = async (jar: Jar, secret: Untyped) => (await visit(handleWith(secret), jar)).user

  const jar = await t.rotation({
    sinks: ['handleSession(0.secret)'],
    make,
    read,
    keys,
    // A string is id 1, so the new key alone has to keep its id.
    one: (key) => (key === newKey ? [{ id: 2, secret: key }] : [{ id: 1, secret: key }]),
    ring: (newest, older) => [newest, older].map((secret) => ({ id: secret === oldKey ? 1 : 2, secret })),
    shows: emptySession,
  })
  await t.missingKey(() => make(undefined))
  await t.emptyKey(() => make(''))
  await t.shortestKey(async () => {
    await errorOf(() => make('x'.repeat(31)))
    return (await read(await make(oldKey), oldKey)) === 'alice' && `${oldKey.length} characters`
  })
  await t.migration({
    make: (m) => signIn(m.handle),
    read: async (m, made: Jar) => (await visit(m.handle, made)).user,
    keys,
  })
  // A list of strings, which is what could be offered, has no ids.
  await t.noSuggestion(`import { handleSession } from 'svelte-kit-cookie-session'

export const handle = handleSession({ secret: process.env.SESSION_SECRET })
`)
  await t.says('Nobody is signed out;', async () => {
    const ring = [
      { id: 2, secret: newKey },
      { id: 1, secret: oldKey },
    ]
    const { cookies } = await visit(handleWith(ring), jar)
    return (
      (await read(cookies, [{ id: 2, secret: newKey }])) === 'alice' &&
      'encrypts the session again with the newest key'
    )
  })
  await t.says('The members of the list', async () => {
    const { user } = await visit(handleWith([newKey, oldKey]), jar).catch(() => ({ user: 'nobody' }))
    return user === 'nobody' && 'The members of the list are objects, `{ id, secret }`'
  })
  await t.says('A plain string is id 1', async () => {
    const made = await make(oldKey)
    const [other, same] = [2, 1].map((id) => [
      { id: 3, secret: newKey },
      { id, secret: oldKey },
    ])
    return (await read(made, same)) === 'alice' && (await read(made, other)) === 'nobody'
  })
})
