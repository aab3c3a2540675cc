import { register } from 'node:module'
import entry from '../../../src/catalogue/libraries/auth0__nextjs-auth0.ts'
import { served } from '../apps.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  'nextjs-auth0-3': 'npm:@auth0/nextjs-auth0@3.8.0',
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
}
/** Bundlers find `next/server` without its extension, Node.js does not. */
const loader = `export const resolve = (specifier, context, next) =>
  next(/^next\\/(server|headers|navigation|cache|constants)$/.test(specifier) ? specifier + '.js' : specifier, context)`
const base = {
  domain: 'example.invalid',
  clientId: 'made-up',
  clientSecret: 'made-up',
  appBaseUrl: 'http://127.0.0.1',
}

export default contract(entry, { packages, lean: true }, async (t) => {
  register(`data:text/javascript,${encodeURIComponent(loader)}`)
  const printed: string[] = []
  const print = (...words: unknown[]) => {
    printed.push(words.map(String).join(' '))
  }
  Object.assign(console, { warn: print, error: print })
  const { Auth0Client } = await t.load('@auth0/nextjs-auth0/server')
  const { generateSessionCookie } = await t.load('@auth0/nextjs-auth0/testing')
  const { NextRequest } = await t.load('next/server.js')
  const internal = { sid: 'made-up', createdAt: Math.floor(Date.now() / 1000) }
  const session = {
    user: { sub: 'alice' },
    tokenSet: { accessToken: 'made-up', expiresAt: 9_999_999_999 },
    internal,
  }
  const make = (secret: Untyped): Promise<string> => generateSessionCookie(session, { secret })
  const readWith = async (cookie: string, options: object) => {
    const request = new NextRequest('http://127.0.0.1/', { headers: { cookie: `__session=${cookie}` } })
    return (await new Auth0Client({ ...base, ...options }).getSession(request))?.user.sub ?? null
  }
  const read = (cookie: string, secret: Untyped) => readWith(cookie, { secret })
  const shows = (seen: unknown) =>
    seen === null ? 'the session is `null`, without an error' : JSON.stringify(seen)
  const sessions = { shows, only: ['sessions'] } as const
  const cookie = await t.rotation({
    sinks: ['new Auth0Client(0.secret)', 'generateSessionCookie(1.secret)'],
    make,
    read,
    ...sessions,
  })
  await t.rotation({
    sinks: ['AUTH0_SECRET'],
    make,
    read: (value, secret) => withSettings({ AUTH0_SECRET: secret }, () => readWith(value, {})),
    several: (newest, older) => `${newest},${older}`,
    ...sessions,
  })
  const { initAuth0 } = (await t.load('nextjs-auth0-3')).default
  const testing3 = await t.load('nextjs-auth0-3/testing')
  const options3 = {
    issuerBaseURL: 'https://example.invalid',
    baseURL: 'http://127.0.0.1',
    clientID: 'made-up',
    clientSecret: 'made-up',
  }
  const cookieOf3 = testing3.generateSessionCookie ?? testing3.default.generateSessionCookie
  const version3 = (secret: Untyped) => initAuth0({ ...options3, secret })
  const readBy3 = async (auth0: Untyped, value: string) => {
    const visit = served(async (req: Untyped, res: Untyped) => {
      const found = await auth0.getSession(req, res)
      res.end(found?.user.sub ?? 'null')
    })
    return (await visit('/', { cookie: `appSession=${value}` })).text
  }
  const read3 = (value: string, secret: Untyped) => readBy3(version3(secret), value)
  await t.rotation({
    sinks: ['initAuth0(0.secret)'],
    // The testing helper encrypts with one key, so what a ring encrypts is not seen.
    make: (secret): Promise<string> => cookieOf3({ user: { sub: 'alice' } }, { secret: [secret].flat()[0] }),
    read: read3,
    shows: (seen) => shows(seen === 'null' ? null : seen),
    only: ['sessions'],
  })
  await t.suggestion(
    `import { initAuth0 } from '@auth0/nextjs-auth0'

export const auth0With = (options) => initAuth0({ ...options, secret: process.env.SESSION_SECRET })
`,
    {
      installed: '3.8.0',
      renamed: (code) =>
        code.replace(/^import .*$/m, "import commonjs from 'nextjs-auth0-3'\nconst { initAuth0 } = commonjs"),
      make: (): Promise<string> =>
        cookieOf3({ user: { sub: 'alice' } }, { secret: process.env.SESSION_SECRET }),
      read: (m, value) => readBy3(m.auth0With(options3), value),
    },
  )

  await t.missingKey(
    () =>
      withSettings(
        { AUTH0_SECRET: oldKey },
        async () => (await readWith(cookie, {})) === 'alice' && 'reads `AUTH0_SECRET` from the environment',
      ),
    () => {
      new Auth0Client(base)
      return printed.some((line) => line.includes('AUTH0_SECRET')) && 'a message on the console'
    },
    async () => Boolean(await errorOf(() => readWith(cookie, {}))) && 'reading a session throws',
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(
    async () => (await read(await make('x'), 'x')) === 'alice' && 'any in version 4',
    async () => {
      await errorOf(() => version3('x'.repeat(7)).getSession({ headers: {} }, {}))
      const value: string = await cookieOf3({ user: { sub: 'alice' } }, { secret: 'x'.repeat(8) })
      return (await read3(value, 'x'.repeat(8))) === 'alice' && '8 characters in version 3'
    },
  )
  await t.says('the rows of a `sessionStore`', async () => {
    const rows = new Map([['row', session]])
    const sessionStore = {
      get: async (id: string) => rows.get(id) ?? null,
      set: async () => undefined,
      delete: async () => undefined,
    }
    const stored: string = await generateSessionCookie({ id: 'row', internal }, { secret: oldKey })
    const seen = [oldKey, newKey].map((secret) => readWith(stored, { secret, sessionStore }))
    return JSON.stringify(await Promise.all(seen)) === '["alice",null]' && rows.size === 1
  })
  await t.says('Going from version 3 to 4', async () =>
    Boolean(await errorOf(() => read(cookie, [newKey, oldKey]))),
  )
  await t.says(
    'In version 4 an array',
    async () =>
      Boolean(await errorOf(() => read(cookie, [newKey, oldKey]))) && 'throws when a session is read',
  )
  await t.says(
    'The documentation asks for 32 bytes',
    async () => (await read(await make('undefined'), 'undefined')) === 'alice',
  )
  t.notRun('read in the source', 'requests in flight')
  t.notRun(
    'only the provider can answer',
    'AUTH0_CLIENT_SECRET',
    'calls to the other party',
    'sessions',
    'accounts at the provider',
  )
})
