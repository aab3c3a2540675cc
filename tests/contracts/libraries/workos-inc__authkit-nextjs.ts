import { register } from 'node:module'
import entry from '../../../src/catalogue/libraries/workos-inc__authkit-nextjs.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo, withServer } from '../third-party.ts'

const packages = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1', 'jose-6': 'npm:jose@6.2.17' }
// Bundlers find `next/server` without its extension, Node.js does not. The settings are read when the library is
// imported: with `?fresh=` behind its name it is imported anew.
const loader = `export const resolve = async (specifier, context, next) => {
  const [name, fresh = /\\?fresh=(\\d+)/.exec(context.parentURL)?.[1]] = specifier.split('?fresh=')
  const file = /^next\\/(server|headers|navigation|cache|constants)$/.test(name) ? name + '.js' : name
  const found = await next(file, context)
  const isOwn = found.url.includes('/authkit-nextjs/')
  return fresh && isOwn ? { ...found, url: found.url + '?fresh=' + fresh } : found
}`
const settings = {
  WORKOS_API_KEY: 'sk_made_up',
  WORKOS_CLIENT_ID: 'client_made_up',
  NEXT_PUBLIC_WORKOS_REDIRECT_URI: 'http://localhost:3000/callback',
}

export default contract(entry, { packages, lean: true }, async (t) => {
  register(`data:text/javascript,${encodeURIComponent(loader)}`)
  Object.assign(console, { error: () => undefined, warn: () => undefined, log: () => undefined })
  const { NextRequest } = await t.load('next/server.js')
  const { SignJWT, exportJWK, generateKeyPair } = await t.load('jose-6')
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'made-up', alg: 'RS256', use: 'sig' }] }
  const accessToken = await new SignJWT({ sid: 'made-up', sub: 'alice' })
    .setProtectedHeader({ alg: 'RS256', kid: 'made-up' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)

  let loads = 0
  const kitWith = async (more: Readonly<Record<string, string | undefined>>): Promise<Untyped> => {
    const names = Object.keys({ ...settings, ...more })
    for (const name of names) Reflect.deleteProperty(process.env, name)
    Object.assign(
      process.env,
      settings,
      Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
    )
    loads += 1
    return t.load(`@workos-inc/authkit-nextjs?fresh=${loads}`)
  }
  const serverSettings = (url: string) => ({
    WORKOS_API_HOSTNAME: '127.0.0.1',
    WORKOS_API_PORT: new URL(url).port,
    WORKOS_API_HTTPS: 'false',
  })
  /** The library with a password, and a WorkOS on loopback that notes where it is asked. */
  const withKit = <Result>(
    password: string | undefined,
    use: (kit: Untyped, asked: string[]) => Promise<Result>,
  ) => {
    const asked: string[] = []
    const answer = (_: unknown, __: unknown, url: string) => {
      asked.push(url)
      return url.includes('jwks')
    }
    return withServer(answer, jwks, async (url) =>
      use(await kitWith({ ...serverSettings(url), WORKOS_COOKIE_PASSWORD: password }), asked),
    )
  }
  const request = (path: string, cookie?: string) =>
    new NextRequest(`http://localhost:3000${path}`, { headers: cookie ? { cookie } : {} })
  const { sealData } = await t.load('iron-session')
  const seal = async (password: string): Promise<string> => {
    const session = { user: { id: 'alice' }, accessToken, refreshToken: 'made-up' }
    return `wos-session=${await sealData(session, { password, ttl: 0 })}`
  }
  const visit = (cookie: string, password: string) =>
    withKit(password, async (kit) => {
      const { session, headers } = await kit.authkit(request('/', cookie))
      const isDeleted = /wos-session=;/.test(headers.get('set-cookie') ?? '')
      return session.user?.id ?? (isDeleted ? 'no user in the session, and the cookie is deleted' : 'no user')
    })
  const sinks = ['WORKOS_COOKIE_PASSWORD']
  const several = (newest: string, older: string) => `${newest},${older}`
  const cookie = await t.rotation({
    sinks,
    make: seal,
    read: visit,
    only: ['sessions'],
    shows: (seen) => seen,
    several,
  })
  // A sign-in under way: its state stands in the address and in a cookie.
  await t.rotation({
    sinks,
    make: (password) =>
      withKit(password, async (kit) => {
        const { authorizationUrl } = await kit.authkit(request('/'))
        return new URL(authorizationUrl).searchParams.get('state') ?? ''
      }),
    read: (state, password) =>
      withKit(password, async (kit, asked) => {
        const callback = `/callback?code=made-up&state=${encodeURIComponent(state)}`
        await kit.handleAuth()(request(callback, `wos-auth-verifier=${state}`))
        return asked.some((url) => url.includes('authenticate')) ? 'alice' : 'the sign-in starts again'
      }),
    only: ['requests in flight'],
    shows: (seen) => seen,
    several,
  })
  const refused = 'requests to WorkOS fail until the new key is deployed'
  await t.rotation({
    sinks: ['WORKOS_API_KEY'],
    ...callsTo(
      async (url, key) =>
        (await kitWith({ ...serverSettings(url), WORKOS_API_KEY: key }))
          .getWorkOS()
          .userManagement.getUser('made-up'),
      refused,
      { object: 'user', id: 'alice' },
    ),
    several,
  })

  const middleware = (password: string | undefined) =>
    withKit(password, async (kit) => (await kit.authkitMiddleware()(request('/'))).status)
  const complaint = async (password: string | undefined) => {
    const message = await middleware(password).catch((error: Error) => error.message)
    return /at least 32 characters/.exec(String(message))?.[0]
  }
  await t.missingKey(() => complaint(undefined))
  await t.emptyKey(async () => (await complaint('')) === undefined)
  await t.shortestKey(
    async () => (await complaint('x'.repeat(31)))?.slice('at least '.length),
    () => middleware('x'.repeat(32)).then(() => true),
  )
  await t.says('"new,old" and JSON', async () => {
    for (const password of [`${newKey},${oldKey}`, JSON.stringify({ 1: oldKey, 2: newKey })]) {
      if ((await visit(cookie, password)) === 'alice') return false
    }
    return true
  })
  await t.says('The cookie is deleted', async () =>
    (await visit(cookie, newKey)).endsWith('the cookie is deleted'),
  )
  await t.says('The password is read', () =>
    withKit(oldKey, async (kit) => {
      process.env.WORKOS_COOKIE_PASSWORD = newKey
      return (await kit.authkit(request('/', cookie))).session.user?.id === 'alice'
    }),
  )
  await t.says('the seal of the session cookie', async () => {
    settings.WORKOS_API_KEY = 'sk_made_up_other'
    return (await visit(cookie, oldKey)) === 'alice'
  })
})
