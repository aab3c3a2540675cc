import entry from '../../../src/catalogue/libraries/auth__core.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const cookieName = 'authjs.session-token'
const logger = { error: () => undefined, warn: () => undefined, debug: () => undefined }

export default contract(entry, {}, async (t) => {
  const { Auth, setEnvDefaults } = await t.load('@auth/core')
  const { encode, decode, getToken } = await t.load('@auth/core/jwt')
  const token = (secret: Untyped): Promise<string> =>
    encode({ token: { sub: 'alice', name: 'alice' }, secret, salt: cookieName })
  const config = (options: object) => ({
    trustHost: true,
    basePath: '/auth',
    providers: [],
    logger,
    ...options,
  })
  const visit = (path: string, options: object, request: RequestInit = {}): Promise<Response> =>
    Auth(new Request(`http://127.0.0.1/auth${path}`, request), config(options))
  const session = (made: string, options: object) =>
    visit('/session', options, { headers: { cookie: `${cookieName}=${made}` } })
  const cookieIn = (response: Response, name: string) =>
    response.headers
      .getSetCookie()
      .find((line) => line.startsWith(`${name}=`))
      ?.split(';')[0]
  const who = async (response: Response) => {
    const body: Untyped = await response.json()
    if (body) return body.user.name
    return cookieIn(response, cookieName) === `${cookieName}=`
      ? 'a session that is null, and the cookie is cleared'
      : 'null'
  }
  const shows = (seen: string) => seen
  const sessions = { make: token, only: ['sessions'], shows } as const

  const made = await t.rotation({
    sinks: ['Auth(1.secret)'],
    ...sessions,
    read: async (value, secret) => who(await session(value, { secret })),
  })
  await t.rotation({
    sinks: ['Auth(1.jwt.secret)'],
    ...sessions,
    read: async (value, secret) =>
      who(await session(value, { secret: 'another-made-up-key', jwt: { secret } })),
  })
  await t.rotation({
    sinks: ['getToken(0.secret)'],
    make: token,
    read: async (value, secret) =>
      (await getToken({ req: { headers: { cookie: `${cookieName}=${value}` } }, secret }))?.sub,
    only: [],
  })
  await t.rotation({
    sinks: ['encode(0.secret)', 'decode(0.secret)'],
    make: token,
    read: async (value, secret) => (await decode({ token: value, secret, salt: cookieName })).sub,
    only: [],
  })
  const fromSettings = (settings: object) => {
    const options: Untyped = { providers: [] }
    setEnvDefaults(settings, options)
    return options
  }
  for (const numbered of ['AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3']) {
    await t.rotation({
      sinks: ['AUTH_SECRET', numbered],
      make: (settings) => token(fromSettings(settings).secret),
      read: async (value, settings) => who(await session(value, fromSettings(settings))),
      only: ['sessions'],
      shows,
      one: (key) => ({ AUTH_SECRET: key }),
      ring: (newest, older) => ({ AUTH_SECRET: older, [numbered]: newest }),
    })
  }

  const csrf = async (options: object, cookie?: string) => {
    const response = await visit('/csrf', options, cookie ? { headers: { cookie } } : {})
    const body: Untyped = await response.json()
    return { token: body.csrfToken as string, cookie: cookieIn(response, 'authjs.csrf-token') ?? '' }
  }
  const forms = {
    make: (secret: Untyped) => csrf({ secret }),
    read: async (open: Untyped, secret: Untyped) =>
      (await csrf({ secret }, open.cookie)).token === open.token ? 'alice' : 'another CSRF token',
  }
  // The key ring covers sessions only, so no sink is named here.
  const openForm = await t.rotation({ sinks: [], ...forms, only: ['requests in flight'], shows })

  await t.missingKey(
    async () =>
      `\`Auth\` answers ${(await session(made, { secret: undefined })).status} in every environment`,
    () =>
      withSettings({ AUTH_SECRET: oldKey }, async () => {
        const req = { headers: { cookie: `${cookieName}=${made}` } }
        return `throws ${(await errorOf(() => getToken({ req }))).name} and reads no environment variable`
      }),
  )
  await t.emptyKey(async () => (await session(made, { secret: '' })).status === 200)
  await t.shortestKey(async () => (await session(made, { secret: 'x' })).status === 200 && 'any')
  await t.migration({
    make: () => token(process.env.AUTH_SECRET),
    read: async (m, value: string) => {
      const headers = { cookie: `${cookieName}=${value}` }
      // Without a `basePath` it answers at /auth.
      return who(await m.handle(new Request('http://127.0.0.1/auth/session', { headers })))
    },
  })

  const ring = [newKey, oldKey]
  const allTheSame = 'e-mail links and CSRF cookies are lost all the same'
  await t.says(
    'JWT sessions and sign-ins under way go on',
    async () => {
      const again = cookieIn(await session(made, { secret: ring }), cookieName)?.slice(cookieName.length + 1)
      const { sub } = await decode({ token: again, secret: newKey, salt: cookieName })
      return sub === 'alice' && 'the cookie is issued again under the newest key'
    },
    async () => (await forms.read(openForm, ring)) !== 'alice' && allTheSame,
  )
  await t.says('Where a framework package reads', () => {
    const settings = { AUTH_SECRET: oldKey, AUTH_SECRET_1: newKey }
    return fromSettings(settings).secret[0] === newKey && 'the highest number signs'
  })
  await t.says('The cookie name is the salt', async () =>
    Boolean(await errorOf(() => decode({ token: made, secret: oldKey, salt: `__Secure-${cookieName}` }))),
  )
  await t.says('`jwt.secret` is gone', async () => {
    const options = { secret: newKey, jwt: { secret: oldKey } }
    return (await who(await session(made, options))) === 'alice' && 'outranks `secret` for the session'
  })
  await t.says('`setEnvDefaults`', () => {
    const options = { providers: [], secret: oldKey }
    setEnvDefaults({ AUTH_SECRET: newKey, AUTH_SECRET_1: newKey }, options)
    return options.secret === oldKey
  })
  await t.says('It reads the client secrets', () => {
    const options: Untyped = { providers: [{ id: 'made-up', type: 'oidc' }] }
    setEnvDefaults({ AUTH_MADE_UP_ID: 'id', AUTH_MADE_UP_SECRET: 'made-up-client-secret' }, options)
    return options.providers[0].clientSecret === 'made-up-client-secret'
  })
  await t.says(
    'The text "undefined"',
    async () => (await session(made, { secret: 'undefined' })).status === 200,
  )
  t.notRun('read in the source', 'A token without a `kid`')

  // From here on it has seen an e-mail provider, and asks for an adapter at every call.
  const links = new Map<string, unknown>()
  const user = { id: '1', name: 'alice', email: 'alice@example.com', emailVerified: null }
  const adapter = {
    createVerificationToken: (link: Untyped) => {
      links.set(link.token, link)
      return link
    },
    useVerificationToken: ({ token: hash }: Untyped) => links.get(hash) ?? null,
    getUserByEmail: () => user,
    getUser: () => user,
    createUser: () => user,
    updateUser: () => user,
    linkAccount: () => undefined,
    getUserByAccount: () => null,
    createSession: (row: unknown) => row,
    getSessionAndUser: () => ({
      session: { sessionToken: 'row', userId: user.id, expires: new Date(Date.now() + 9e9) },
      user,
    }),
  }
  let sent = ''
  const provider = {
    id: 'email',
    type: 'email',
    name: 'Email',
    from: 'made-up@example.com',
    maxAge: 3600,
    sendVerificationRequest: ({ url }: Untyped) => {
      sent = url
    },
  }
  const mail = (secret: Untyped) => ({ secret, adapter, session: { strategy: 'jwt' }, providers: [provider] })
  const sendLink = async (secret: Untyped) => {
    const open = await csrf(mail(secret))
    const body = new URLSearchParams({ email: user.email, csrfToken: open.token })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: open.cookie }
    await visit('/signin/email', mail(secret), { method: 'POST', headers, body })
    return sent
  }
  const openLink = async (link: string, secret: Untyped) => {
    const response: Response = await Auth(new Request(link), config(mail(secret)))
    const [error] = /error=\w+/.exec(response.headers.get('location') ?? '') ?? []
    return error ? `a redirect with ${error}` : 'alice'
  }
  await t.rotation({ sinks: [], make: sendLink, read: openLink, only: ['links'], shows })
  const sentBefore = await sendLink(ring)
  await t.says(
    'Adding a fallback key kills',
    async () => (await openLink(sentBefore, ['third-key', ...ring])) !== 'alice',
  )
  await t.says(
    'JWT sessions and sign-ins under way go on',
    async () => (await openLink(await sendLink(oldKey), ring)) !== 'alice' && allTheSame,
  )
  await t.says(
    'database sessions',
    async () => (await who(await session('row', { secret: newKey, adapter }))) === 'alice',
  )
})
