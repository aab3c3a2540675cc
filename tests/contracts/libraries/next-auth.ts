import { register } from 'node:module'
import entry from '../../../src/catalogue/libraries/next-auth.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Claims, Untyped } from '../contract.ts'

const packages = {
  'next-auth-5': 'npm:next-auth@5.0.0-beta.32',
  next: '16.4.6',
  nodemailer: '7.0.9',
  react: '19.3.1',
  'react-dom': '19.3.1',
}
const [cookie5, cookie4] = ['authjs.session-token', 'next-auth.session-token'] as const
const logger = { error: () => undefined, warn: () => undefined, debug: () => undefined }
const ring = [newKey, oldKey]
const user = { id: '1', name: 'alice', email: 'alice@example.com', emailVerified: null }
const ended = 'an empty session, and the cookie is deleted'
const shows = (seen: string) => seen

/** Bundlers find `next/server` without its extension, Node.js does not. */
const loader = `export const resolve = (specifier, context, next) =>
  next(/^next\\/(server|headers|navigation)$/.test(specifier) ? specifier + '.js' : specifier, context)`

export default contract(entry, { packages, lean: true }, async (t) => {
  register(`data:text/javascript,${encodeURIComponent(loader)}`)
  await version5(t)
  await version4(t)

  await t.emptyKey(async () => {
    const { default: NextAuth } = await t.load('next-auth-5')
    const { NextRequest } = await t.load('next/server.js')
    const { handlers } = NextAuth({ providers: [], trustHost: true, logger, secret: '' })
    return (await handlers.GET(new NextRequest('http://127.0.0.1/api/auth/session'))).status === 200
  })
  const [code5 = '', code4 = ''] = (entry.migration as string).split('// pages/api')
  const { encode } = await t.load('next-auth-5/jwt')
  const { NextRequest } = await t.load('next/server.js')
  await withSettings({ AUTH_TRUST_HOST: 'true' }, () =>
    t.migration({
      part: () => code5,
      renamed: (code) => code.replaceAll("'next-auth'", "'next-auth-5'"),
      make: (): Promise<string> =>
        encode({ token: { name: 'alice' }, secret: process.env.AUTH_SECRET, salt: cookie5 }),
      read: async (m, token) => {
        const headers = { cookie: `${cookie5}=${token}` }
        const response = await m.handlers.GET(
          new NextRequest('http://127.0.0.1/api/auth/session', { headers }),
        )
        return (await response.json())?.user.name
      },
    }),
  )
  const jwt = await t.load('next-auth/jwt')
  await t.migration({
    suggested: false,
    // Bundlers give the default export of CommonJS as it is, Node.js inside an object.
    part: () =>
      code4
        .replace(
          "import NextAuth from 'next-auth'",
          "import commonjs from 'next-auth'\nconst NextAuth = commonjs.default",
        )
        .replace(/^.*\n/, ''),
    make: (): Promise<string> =>
      jwt.encode({ token: { name: 'alice' }, secret: process.env.NEXTAUTH_SECRET }),
    read: async (m, token) => {
      const answer: Untyped = fakeResponse()
      await m.default(requestOf('session', { [cookie4]: token }), answer)
      return answer.body.user?.name
    },
  })
})

async function version5(t: Claims): Promise<void> {
  const { default: NextAuth } = await t.load('next-auth-5')
  const { encode, decode, getToken } = await t.load('next-auth-5/jwt')
  const { NextRequest } = await t.load('next/server.js')
  const token = (secret: Untyped): Promise<string> =>
    encode({ token: { sub: 'alice', name: 'alice' }, secret, salt: cookie5 })
  const handle = async (config: Untyped, path: string, headers = {}): Promise<Response> => {
    const settings = { providers: [], trustHost: true, logger }
    const options =
      typeof config === 'function' ? () => ({ ...settings, ...config() }) : { ...settings, ...config }
    return NextAuth(options).handlers.GET(new NextRequest(`http://127.0.0.1/api/auth${path}`, { headers }))
  }
  const session = async (made: string, config: Untyped) => {
    const response = await handle(config, '/session', { cookie: `${cookie5}=${made}` })
    if (response.status !== 200) return String(response.status)
    const body: Untyped = await response.json()
    if (body) return body.user.name as string
    return response.headers.getSetCookie().some((line) => line.startsWith(`${cookie5}=;`)) ? ended : 'null'
  }
  const csrf = async (secret: Untyped, cookie?: string) => {
    const response = await handle({ secret }, '/csrf', cookie ? { cookie } : {})
    const body: Untyped = await response.json()
    const [set = ''] = response.headers.getSetCookie().filter((line) => line.startsWith('authjs.csrf-token'))
    return { token: body.csrfToken as string, cookie: set.split(';')[0] ?? '' }
  }
  const forms = {
    make: (secret: Untyped) => csrf(secret),
    read: async (open: Untyped, secret: Untyped) =>
      (await csrf(secret, open.cookie)).token === open.token
        ? 'alice'
        : 'another CSRF token: the form is refused once',
    shows,
    only: ['requests in flight'],
  } as const
  const sessions = { make: token, only: ['sessions'], shows } as const
  const at = '@>=5.0.0-0'

  const configurations: Record<string, (secret: Untyped) => Untyped> = {
    'default(0.secret)': (secret) => ({ secret }),
    'default(0.jwt.secret)': (secret) => ({ secret: 'another-made-up-key', jwt: { secret } }),
    'default(0().secret)': (secret) => () => ({ secret }),
    'default(0().jwt.secret)': (secret) => () => ({ secret: 'another-made-up-key', jwt: { secret } }),
  }
  for (const [label, config] of Object.entries(configurations)) {
    const read = (made: string, secret: Untyped) => session(made, config(secret))
    await t.rotation({ sinks: [`${label} ${at}`], ...sessions, read })
  }
  const made = await token(oldKey)
  await t.rotation({
    sinks: [`getToken(0.secret) from next-auth/jwt ${at}`],
    make: token,
    read: async (value, secret) =>
      (await getToken({ req: { headers: { cookie: `${cookie5}=${value}` } }, secret }))?.sub,
    only: [],
  })
  await t.rotation({
    sinks: [`encode(0.secret) from next-auth/jwt ${at}`, `decode(0.secret) from next-auth/jwt ${at}`],
    make: token,
    read: async (value, secret) => (await decode({ token: value, secret, salt: cookie5 })).sub,
    only: [],
  })
  for (const name of ['AUTH_SECRET', 'NEXTAUTH_SECRET']) {
    await t.rotation({
      sinks: [`${name} ${at}`],
      ...sessions,
      read: (value, secret) => withSettings({ [name]: secret }, () => session(value, {})),
      several: (newest, older) => `${newest},${older}`,
    })
  }
  for (const [lower, higher] of [
    ['AUTH_SECRET_1', 'AUTH_SECRET_2'],
    ['AUTH_SECRET_2', 'AUTH_SECRET_3'],
  ] as const) {
    const ringOf = (settings: Untyped) =>
      withSettings(settings, async (): Promise<Untyped> => {
        const options: Untyped = { providers: [], trustHost: true, logger }
        await NextAuth(options).handlers.GET(new NextRequest('http://127.0.0.1/api/auth/csrf'))
        return options.secret
      })
    await t.rotation({
      sinks: [`${lower} ${at}`],
      make: async (settings) => token(await ringOf(settings)),
      read: (value, settings) => withSettings(settings, () => session(value, {})),
      only: ['sessions'],
      shows,
      one: (key) => ({ [lower]: key }),
      ring: (newest, older) => ({ [lower]: older, [higher]: newest }),
    })
  }
  const open = await t.rotation({ sinks: [], ...forms })

  await t.missingKey(async () => `version 5: ${await session(made, {})} in every environment`)
  await t.shortestKey(async () => (await session(await token('x'), { secret: 'x' })) === 'alice' && 'any')
  await t.says(
    'JWT sessions and sign-ins under way go on',
    async () => (await session(made, { secret: ring })) === 'alice',
    async () => (await forms.read(open, ring)) !== 'alice' && 'CSRF cookies are lost all the same',
  )
  await t.says('In version 5 `AUTH_SECRET_1`', () =>
    withSettings(
      { AUTH_SECRET: newKey, AUTH_SECRET_1: oldKey },
      async () => (await session(made, {})) !== 'alice',
    ),
  )
  await t.says(
    'In version 5 an `undefined`',
    async () => (await session(made, { secret: [newKey, undefined] })) !== 'alice',
  )
  await t.says(
    'Both versions take the text',
    async () => (await session(await token('undefined'), { secret: 'undefined' })) === 'alice',
  )
  await t.says('`getServerSession`', async () => {
    for (const path of ['next-auth-5/next', 'next-auth-5/middleware']) await errorOf(() => t.load(path))
    return 'version 5 throws when one of these modules is imported'
  })
  await t.says('A `secret` in code switches', () =>
    withSettings({ AUTH_SECRET: oldKey }, async () => (await session(made, { secret: newKey })) !== 'alice'),
  )
}

const fakeResponse = (): Untyped => ({
  headers: {} as Record<string, Untyped>,
  statusCode: 200,
  status(code: number) {
    this.statusCode = code
    return this
  },
  setHeader(name: string, value: unknown) {
    this.headers[name.toLowerCase()] = value
  },
  getHeader(name: string) {
    return this.headers[name.toLowerCase()]
  },
  send(body: unknown) {
    this.body = body
  },
  json(body: unknown) {
    this.body = body
  },
  end: () => undefined,
})

function requestOf(path: string, cookies: object, more: object = {}): Untyped {
  return { query: { nextauth: path.split('/') }, cookies, headers: {}, method: 'GET', ...more }
}

async function version4(t: Claims): Promise<void> {
  const { default: NextAuth } = (await t.load('next-auth')).default
  const { encode, decode, getToken } = await t.load('next-auth/jwt')
  const { getServerSession } = await t.load('next-auth/next')
  const { withAuth, default: middleware } = (await t.load('next-auth/middleware')).default
  const { NextRequest } = await t.load('next/server.js')
  const at = '@<5.0.0-0'
  process.env.NEXTAUTH_URL = 'http://127.0.0.1'

  const token = (secret: Untyped): Promise<string> =>
    encode({ token: { sub: 'alice', name: 'alice' }, secret })
  const handle = async (options: object, request: Untyped) => {
    const answer = fakeResponse()
    await NextAuth(request, answer, { providers: [], logger, ...options })
    return answer
  }
  const setCookie = ({ headers }: Untyped, name: string): string | undefined =>
    [headers['set-cookie'] ?? []].flat().find((line: string) => line.startsWith(`${name}=`))
  const session = async (made: string, options: object) => {
    const answer = await handle(options, requestOf('session', { [cookie4]: made }))
    if (answer.statusCode !== 200) return `${answer.statusCode} ${answer.body?.message}`
    if (answer.body.user) return answer.body.user.name as string
    return setCookie(answer, cookie4)?.startsWith(`${cookie4}=;`) ? ended : 'no session'
  }
  const sessions = { make: token, only: ['sessions'], shows } as const
  const ofRequest = (made: string): Untyped => ({ cookies: { [cookie4]: made }, headers: {} })
  const nextRequest = (made: string) =>
    new NextRequest('http://127.0.0.1/page', { headers: { cookie: `${cookie4}=${made}` } })
  const passes = (response: Response | undefined) =>
    response === undefined ? 'alice' : new URL(response.headers.get('location') ?? '').pathname

  await t.rotation({
    sinks: [`default(last.secret) ${at}`],
    ...sessions,
    read: (made, secret) => session(made, { secret }),
  })
  await t.forms(
    { make: token, read: async (value, secret) => (await decode({ token: value, secret })).name },
    { 'the bytes of version 4': Buffer.from(oldKey) },
  )
  await t.rotation({
    sinks: [`default(last.jwt.secret) ${at}`],
    ...sessions,
    read: (made, secret) => session(made, { secret: 'another-made-up-key', jwt: { secret } }),
  })
  const made = await t.rotation({
    sinks: [`getServerSession(last.secret) from next-auth/next ${at}`],
    make: token,
    read: async (value, secret) =>
      (await getServerSession(ofRequest(value), fakeResponse(), { secret, providers: [], logger }))?.user
        .name,
    only: [],
  })
  await t.rotation({
    sinks: [`getToken(0.secret) from next-auth/jwt ${at}`],
    make: token,
    read: async (value, secret) => (await getToken({ req: ofRequest(value), secret }))?.sub,
    only: [],
  })
  await t.rotation({
    sinks: [`encode(0.secret) from next-auth/jwt ${at}`, `decode(0.secret) from next-auth/jwt ${at}`],
    make: token,
    read: async (value, secret) => (await decode({ token: value, secret })).sub,
    only: [],
  })
  for (const [label, guard] of [
    ['withAuth', withAuth],
    ['default', middleware],
  ]) {
    await t.rotation({
      sinks: [`${label}(last.secret) from next-auth/middleware ${at}`],
      make: token,
      read: async (value, secret) => passes(await guard(nextRequest(value), { secret })),
      only: [],
    })
  }
  for (const name of ['NEXTAUTH_SECRET', 'AUTH_SECRET']) {
    await t.rotation({
      sinks: [`${name} ${at}`],
      ...sessions,
      read: (value, secret) => withSettings({ [name]: secret }, () => session(value, {})),
      several: (newest, older) => `${newest},${older}`,
    })
  }

  const csrf = async (options: object, cookie?: string) => {
    const answer = await handle(options, requestOf('csrf', cookie ? { 'next-auth.csrf-token': cookie } : {}))
    const [, set = ''] = /=([^;]+)/.exec(setCookie(answer, 'next-auth.csrf-token') ?? '') ?? []
    return { token: answer.body.csrfToken as string, cookie: decodeURIComponent(set) }
  }
  await t.rotation({
    sinks: [],
    make: (secret) => csrf({ secret }),
    read: async (open, secret) =>
      (await csrf({ secret }, open.cookie)).token === open.token
        ? 'alice'
        : 'another CSRF token: the form is refused once',
    shows,
    only: ['requests in flight'],
  })

  const links = new Map<string, unknown>()
  const adapter = {
    createVerificationToken: async (link: Untyped) => {
      links.set(link.token, link)
      return link
    },
    useVerificationToken: async ({ token: hash }: Untyped) => links.get(hash) ?? null,
    getUserByEmail: async () => user,
    getUser: async () => user,
    createUser: async () => user,
    updateUser: async () => user,
    createSession: async (row: unknown) => row,
    updateSession: async (row: unknown) => row,
    getSessionAndUser: async (sessionToken: string) => ({
      session: { sessionToken, userId: user.id, expires: new Date(Date.now() + 9e9) },
      user,
    }),
  }
  const { default: EmailProvider } = (await t.load('next-auth/providers/email')).default
  let sent = ''
  const mail = (secret: Untyped, providerSecret?: Untyped) => {
    const provider = EmailProvider({
      server: {},
      from: 'made-up@example.com',
      sendVerificationRequest: async ({ url }: Untyped) => {
        sent = url
      },
      ...(providerSecret === undefined ? {} : { secret: providerSecret }),
    })
    return { adapter, secret, providers: [provider] }
  }
  const sendLink = async (options: object) => {
    const open = await csrf(options)
    const body = { email: user.email, csrfToken: open.token, json: 'true' }
    const cookies = { 'next-auth.csrf-token': open.cookie }
    await handle(options, requestOf('signin/email', cookies, { method: 'POST', body }))
    return sent
  }
  const openLink = async (link: string, options: object) => {
    const query = { nextauth: ['callback', 'email'], ...Object.fromEntries(new URL(link).searchParams) }
    const { headers } = await handle(options, requestOf('', {}, { query }))
    const [error] = /error=\w+/.exec(headers.location) ?? []
    return error ? `a redirect with ${error}` : 'alice'
  }
  await t.rotation({
    sinks: [],
    make: (secret) => sendLink(mail(secret)),
    read: (link, secret) => openLink(link, mail(secret)),
    shows,
    only: ['links'],
  })
  await t.rotation({
    sinks: ['default(0.secret) from next-auth/providers/email'],
    make: (secret) => sendLink(mail('another-made-up-key', secret)),
    read: (link, secret) => openLink(link, mail('another-made-up-key', secret)),
    shows,
  })
  await t.says('in version 4, e-mail links', async () => {
    const link = await sendLink(mail(oldKey, 'made-up-link-key'))
    return (await openLink(link, mail(newKey, 'made-up-link-key'))) === 'alice'
  })
  await t.says(
    'database sessions',
    async () => (await session('row', { adapter, secret: newKey })) === 'alice',
  )
  await t.says('sessions', async () => {
    const options = { ...mail(oldKey, newKey), session: { strategy: 'jwt' } }
    return (await session(made, options)) === 'alice'
  })
  t.notRun('they stand in a database', 'accounts and stored OAuth tokens')

  const inProduction = <Result>(run: () => Promise<Result>) => withSettings({ NODE_ENV: 'production' }, run)
  const derived = async (options: object) => {
    let seen = ''
    const jwt = {
      decode: async ({ secret }: Untyped) => {
        seen = secret
        return null
      },
    }
    await handle({ jwt, ...options }, requestOf('session', { [cookie4]: made }))
    return seen
  }
  await t.missingKey(
    async () =>
      `version 4: ${(await inProduction(() => session(made, {}))).replace(/(500) (.+)\. Check.*/, '$1 "$2" in production')}`,
    async () => /^[0-9a-f]{64}$/.test(await derived({})) && 'elsewhere a key made of a hash of the options',
  )
  await t.says(
    'The session cookie is deleted',
    async () => (await session(made, { secret: newKey })) === ended,
  )
  await t.says(
    'Version 4 takes an array',
    async () => (await session(made, { secret: ring })) === ended && 'signs everybody out',
    async () => `throw a ${(await errorOf(() => decode({ token: made, secret: ring }))).name}`,
    async () => `throw a ${(await errorOf(() => encode({ token: {}, secret: ring }))).name}`,
  )
  await t.says('`jwt.secret` outranks', async () => {
    return (await session(made, { secret: newKey, jwt: { secret: oldKey } })) === 'alice'
  })
  await t.says(
    'In version 4 only the Pages handler',
    async () => (await session(made, { jwt: { secret: oldKey } })) === 'alice',
    async () => {
      const response: Response = await withAuth({ jwt: { secret: oldKey } })(nextRequest(made))
      return response.headers.get('location')?.includes('error=Configuration')
    },
    () =>
      inProduction(async () => {
        const options = { jwt: { secret: oldKey }, providers: [], logger }
        return Boolean(await errorOf(() => getServerSession(ofRequest(made), fakeResponse(), options)))
      }),
  )
  await t.says('In version 4, outside production', async () => {
    return (await derived({})) !== (await derived({ theme: { logo: 'changed' } }))
  })
  await t.says(
    '`getToken` of version 4',
    async () =>
      (await getToken({ req: ofRequest(made), secret: newKey })) === null && 'answers null under another key',
    () =>
      withSettings(
        { NEXTAUTH_SECRET: oldKey },
        async () => (await getToken({ req: ofRequest(made) })).sub === 'alice',
      ),
    () =>
      withSettings(
        { AUTH_SECRET: oldKey },
        async () => (await getToken({ req: ofRequest(made) })).sub === 'alice',
      ),
  )
  await t.says('Both versions take the text', () =>
    inProduction(async () => (await session(await token('undefined'), { secret: 'undefined' })) === 'alice'),
  )
  await t.says('whatever `secret` protects', async () => {
    const link = await sendLink({ ...mail(oldKey), jwt: { secret: oldKey } })
    return (await openLink(link, { ...mail(oldKey), jwt: { secret: newKey } })) === 'alice'
  })
}
