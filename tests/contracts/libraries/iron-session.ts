import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/iron-session.ts'
import { served, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  'iron-session-8': 'npm:iron-session@8.0.4',
  'iron-session-6': 'npm:iron-session@6.3.1',
}
const sealed = { link: 7 }
const ring = { 1: oldKey, 2: newKey }

export default contract(entry, { packages }, async (t) => {
  const library = await t.load('iron-session')
  const version8 = await t.load('iron-session-8')
  const version6 = await t.load('iron-session-6')
  const optionsWith = (password: Untyped) => ({
    cookieName: 'sid',
    password,
    cookieOptions: { secure: false },
  })
  const answer = async (path: string, session: Untyped, res: Untyped) => {
    if (path === '/sign-in') {
      session.user = 'alice'
      await session.save()
    }
    res.end(session.user ?? JSON.stringify(session))
  }
  const serve = (open: (req: Untyped, res: Untyped) => Untyped) =>
    served(async (req: Untyped, res: Untyped) => {
      try {
        await answer(req.url, await open(req, res), res)
      } catch (error) {
        res.writeHead(500).end((error as Error).message)
      }
    })
  const app = (password: Untyped, of = library) =>
    serve((req, res) => of.getIronSession(req, res, optionsWith(password)))
  const { make, read } = visits(app)
  const empty = (seen: string) => `an empty session \`${seen}\``
  const session = { only: ['sessions'], shows: empty } as const

  const cookie = await t.rotation({ sinks: ['getIronSession(last.password)'], make, read, ...session })
  const links = {
    make: async (password: Untyped): Promise<string> => library.sealData(sealed, { password }),
    read: async (seal: string, password: Untyped) => library.unsealData(seal, { password }),
    accepted: sealed,
    only: ['links'],
    shows: (seen: unknown) => `\`unsealData()\` gives \`${JSON.stringify(seen)}\``,
  } as const
  await t.rotation({ sinks: ['sealData(1.password)', 'unsealData(1.password)'], ...links })
  for (const older of [version8, version6]) {
    await t.rotation({
      sinks: ['getIronSession(last.password)'],
      ...visits((keys) => app(keys, older)),
      ...session,
    })
  }

  await t.check('versions 8 and 9 read the cookies of each other', async () => {
    const older = visits((keys) => app(keys, version8))
    strictEqual(await older.read(cookie, oldKey), 'alice')
    strictEqual(await read(await older.make(oldKey), oldKey), 'alice')
  })

  const { withIronSessionApiRoute, withIronSessionSsr } = await t.load('iron-session-6/next')
  const { ironSession } = await t.load('iron-session-6/express')
  const route = async (req: Untyped, res: Untyped) => answer(req.url, req.session, res)
  const wrappers: Record<string, (password: Untyped) => Untyped> = {
    'withIronSessionApiRoute(1.password)': (password) =>
      withIronSessionApiRoute(route, optionsWith(password)),
    'withIronSessionSsr(1.password)': (password) => {
      const page = withIronSessionSsr(({ req, res }: Untyped) => route(req, res), optionsWith(password))
      return (req: Untyped, res: Untyped) => page({ req, res })
    },
    'ironSession(0.password)': (password) => {
      const middleware = ironSession(optionsWith(password))
      return (req: Untyped, res: Untyped) => middleware(req, res, () => route(req, res))
    },
  }
  for (const [sink, wrapped] of Object.entries(wrappers)) {
    await t.rotation({ sinks: [sink], ...visits((password) => served(wrapped(password))), ...session })
  }

  const updated = (of: Untyped) =>
    visits((password) =>
      serve(async (req, res) => {
        const opened = await of.getIronSession(
          req,
          res,
          optionsWith(req.url === '/sign-in' ? 'x'.repeat(32) : password),
        )
        if (req.url === '/sign-in') opened.updateConfig(optionsWith(password))
        return opened
      }),
    )
  await t.rotation({ sinks: ['.updateConfig(0.password)'], ...updated(library), ...session })
  await t.says(
    '`session.updateConfig({ password })`',
    async () => {
      const made = await updated(version8).make(newKey)
      return (await updated(version8).read(made, 'x'.repeat(32))) === 'alice' && 'ignored by version 8'
    },
    async () => {
      const made = await updated(library).make(newKey)
      return (
        (await updated(library).read(made, newKey)) === 'alice' && 'version 9 seals with the new password'
      )
    },
  )

  await t.missingKey(async () =>
    (await app(undefined)('/me')).text.slice(0, 'iron-session: Bad usage.'.length),
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { text } = await app('x'.repeat(31))('/me')
    return (
      (await read(await make('x'.repeat(32)), 'x'.repeat(32))) === 'alice' && /\d+ characters/.exec(text)?.[0]
    )
  })
  await t.migration({
    phases: [
      { SESSION_PASSWORD_1: oldKey },
      { SESSION_PASSWORD_1: oldKey, SESSION_PASSWORD_2: newKey },
      { SESSION_PASSWORD_1: 'x'.repeat(32), SESSION_PASSWORD_2: newKey },
    ],
    make: async ({ open }) => (await serve(open)('/sign-in')).cookie,
    read: async ({ open }, made: string) => (await serve(open)('/me', { cookie: made })).text,
  })

  await t.says(
    'Nobody is signed out.',
    async () => (await app(ring)('/me', { cookie })).setCookies.length === 0,
  )
  await t.says(
    'A plain string is id 1.',
    () => decodeURIComponent(cookie).split('*')[1] === '1' && 'id 1',
    async () => (await read(cookie, { 1: newKey, 2: oldKey })) === '{}' && 'signs everybody out',
  )
  await t.says(
    'Never renumber',
    async () => (await read(await make(ring), newKey)) === '{}' && 'signs everybody out',
  )
  await t.says('An array', async () => {
    const made = await make([newKey, oldKey])
    return (await read(made, { 1: oldKey })) === 'alice' && 'the last element seals'
  })
  await t.says('A failed unseal is silent', async () => (await app(newKey)('/me', { cookie })).status === 200)
  await t.says('Versions 8 and 9 read', async () => {
    const back = await read(await visits((keys) => app(keys, version8)).make(oldKey), oldKey)
    return back === 'alice' && (await visits((keys) => app(keys, version8)).read(cookie, oldKey)) === 'alice'
  })
  await t.check('onUnsealError tells a dropped id from another password', async () => {
    const reasons: string[] = []
    const onUnsealError = (reason: string) => reasons.push(reason)
    const seal = await links.make(oldKey)
    await library.unsealData(seal, { password: { 2: newKey }, onUnsealError })
    await library.unsealData(seal, { password: newKey, onUnsealError })
    if (reasons.join() !== 'unknown-password,invalid') throw new Error(reasons.join())
  })
  await t.check('sealData refuses a short password', () => errorOf(() => links.make('short')))
})
