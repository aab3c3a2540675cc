import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/workos-inc__node.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo } from '../third-party.ts'

const id = 'client_made_up'
const payload = { id: 'alice', event: 'user.created', data: { id: 'alice' } }
const action = { ...payload, object: 'user_registration_action_context', user_data: {} }

export default contract(entry, { packages: { 'jose-6': 'npm:jose@6.2.17' } }, async (t) => {
  const { WorkOS } = await t.load('@workos-inc/node')
  const { SignJWT, exportJWK, generateKeyPair } = await t.load('jose-6')
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'made-up', alg: 'RS256', use: 'sig' }] }
  const accessToken = await new SignJWT({ sid: 'made-up', sub: 'alice' })
    .setProtectedHeader({ alg: 'RS256', kid: 'made-up' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
  const user = { object: 'user', id: 'alice', email: 'alice@example.com' }
  // What WorkOS answers.
  const real = globalThis.fetch
  globalThis.fetch = ((to: Untyped, init: Untyped) => {
    const url = String(to.url ?? to)
    if (url.startsWith('http://127.0.0.1')) return real(to, init)
    return Promise.resolve(
      Response.json(
        url.includes('jwks') ? jwks : { user, access_token: accessToken, refresh_token: 'made-up' },
      ),
    )
  }) as typeof fetch

  const { userManagement } = new WorkOS('sk_made_up', { clientId: id })
  const sealing: Readonly<Record<string, object>> = {
    authenticateWithCode: { code: 'made-up' },
    authenticateWithCodeAndVerifier: { code: 'made-up', codeVerifier: 'made-up' },
    authenticateWithEmailVerification: { code: 'made-up', pendingAuthenticationToken: 'made-up' },
    authenticateWithMagicAuth: { code: 'made-up', email: user.email },
    authenticateWithOrganizationSelection: {
      organizationId: 'made-up',
      pendingAuthenticationToken: 'made-up',
    },
    authenticateWithPassword: { email: user.email, password: 'made-up' },
    authenticateWithRefreshToken: { refreshToken: 'made-up' },
    authenticateWithTotp: {
      code: 'made-up',
      authenticationChallengeId: 'made-up',
      pendingAuthenticationToken: 'made-up',
    },
  }
  const sealWith = async (name: string, cookiePassword: Untyped): Promise<string> => {
    const session = { sealSession: true, cookiePassword }
    return (await userManagement[name]({ ...sealing[name], clientId: id, session })).sealedSession
  }
  const seal = (password: Untyped) => sealWith('authenticateWithCode', password)
  const who = ({ authenticated, user: { id: name } = {} as Untyped, reason }: Untyped) =>
    authenticated ? name : `authenticated: ${authenticated}, reason "${reason}"`
  const load = async (sessionData: string, cookiePassword: Untyped) =>
    who(await userManagement.loadSealedSession({ sessionData, cookiePassword }).authenticate())
  const opening: Readonly<Record<string, (sessionData: string, cookiePassword: Untyped) => Untyped>> = {
    loadSealedSession: load,
    authenticateWithSessionCookie: async (sessionData, cookiePassword) =>
      who(await userManagement.authenticateWithSessionCookie({ sessionData, cookiePassword })),
    getSessionFromCookie: async (sessionData, cookiePassword) =>
      (await userManagement.getSessionFromCookie({ sessionData, cookiePassword }))?.user?.id ?? 'nobody',
  }
  const shows = (seen: string) =>
    seen === 'nobody' ? 'authenticated: false, reason "invalid_session_cookie"' : seen
  for (const [name, read] of Object.entries(opening)) {
    await t.rotation({ sinks: [`.userManagement.${name}(0.cookiePassword)`], make: seal, read, shows })
  }
  for (const name of Object.keys(sealing)) {
    await t.rotation({
      sinks: [`.userManagement.${name}(0.session.cookiePassword)`],
      make: (password) => sealWith(name, password),
      read: load,
      shows,
    })
  }
  const refresh = async (sessionData: string, from: string, to: Untyped): Promise<string> => {
    const session = userManagement.loadSealedSession({ sessionData, cookiePassword: from })
    return (await session.refresh({ cookiePassword: to })).sealedSession
  }
  await t.rotation({
    sinks: ['.refresh(0.cookiePassword)'],
    make: async (password) => refresh(await seal(newKey), newKey, password),
    read: load,
    shows,
  })
  await t.rotation({
    sinks: ['WORKOS_COOKIE_PASSWORD'],
    make: seal,
    read: (sessionData, WORKOS_COOKIE_PASSWORD) =>
      withSettings({ WORKOS_COOKIE_PASSWORD }, async () =>
        who(await userManagement.authenticateWithSessionCookie({ sessionData })),
      ),
    shows,
    several: (newest, older) => `${newest},${older}`,
  })

  const header = (signed: object, ...secrets: readonly string[]) => {
    const time = Date.now()
    const macs = secrets.map(
      (secret) =>
        `v1=${createHmac('sha256', secret)
          .update(`${time}.${JSON.stringify(signed)}`)
          .digest('hex')}`,
    )
    return [`t=${time}`, ...macs].join(', ')
  }
  const { actions, webhooks } = new WorkOS('sk_made_up')
  const receiving: Readonly<Record<string, readonly [object, (signed: object) => Untyped]>> = {
    'webhooks.constructEvent': [payload, (signed) => webhooks.constructEvent(signed)],
    'actions.verifyHeader': [payload, (signed) => actions.verifyHeader(signed)],
    'actions.constructAction': [action, (signed) => actions.constructAction(signed)],
  }
  for (const [name, [signed, open]] of Object.entries(receiving)) {
    await t.rotation({
      sinks: [`.${name}(0.secret)`],
      make: (secret) => header(signed, secret),
      read: async (sigHeader, secret) => Boolean(await open({ payload: signed, sigHeader, secret })),
      accepted: true,
      shows: (_, error) => (error ? 'it rejects' : 'it takes it'),
    })
  }
  await t.says('Of a webhook header only', async () =>
    Boolean(
      await errorOf(() =>
        webhooks.constructEvent({ payload, sigHeader: header(payload, oldKey, newKey), secret: newKey }),
      ),
    ),
  )

  const requests = (client: (options: object, key: Untyped) => Untyped) =>
    callsTo(
      (url, key) =>
        client(
          { apiHostname: '127.0.0.1', port: Number(new URL(url).port), https: false },
          key,
        ).userManagement.getUser('made-up'),
      'requests to WorkOS fail until the new key is deployed',
      user,
    )
  await t.rotation({ sinks: ['new WorkOS(0)'], ...requests((options, key) => new WorkOS(key, options)) })
  await t.rotation({
    sinks: ['WORKOS_API_KEY'],
    ...requests((options, key) => {
      process.env.WORKOS_API_KEY = key
      const client = new WorkOS(options)
      Reflect.deleteProperty(process.env, 'WORKOS_API_KEY')
      return client
    }),
    only: [],
    several: (newest, older) => `${newest},${older}`,
  })
  const sealed = await seal(oldKey)
  await t.says('sealed sessions', async () => {
    const another = new WorkOS('sk_made_up_other', { clientId: id }).userManagement
    const session = another.loadSealedSession({ sessionData: sealed, cookiePassword: oldKey })
    return who(await session.authenticate()) === 'alice'
  })

  await t.missingKey(
    async () => `\`loadSealedSession\` throws "${(await errorOf(() => load(sealed, undefined))).message}"`,
    async () =>
      `they throw "${(await errorOf(() => userManagement.getSessionFromCookie({ sessionData: sealed }))).message}"`,
    async () =>
      (await errorOf(() => userManagement.authenticateWithSessionCookie({ sessionData: sealed }))).message,
  )
  await t.emptyKey(() => seal(''))
  await t.shortestKey(
    async () => /\d+ characters/.exec((await errorOf(() => seal('x'.repeat(31)))).message)?.[0],
    async () => Boolean(await seal('x'.repeat(32))),
  )
  await t.says('An array, or a map', async () => {
    for (const password of [[newKey, oldKey], { 1: oldKey, 2: newKey }]) {
      if ((await load(sealed, password).catch(() => 'nobody')) === 'alice') return false
    }
    return true
  })
  await t.says(
    'Another password does not throw',
    async () => (await load(sealed, newKey)).startsWith('authenticated: false') && '`authenticated: false`',
  )
  await t.says('`loadSealedSession` does not read', async () =>
    withSettings({ WORKOS_COOKIE_PASSWORD: oldKey }, async () =>
      Boolean(await errorOf(() => load(sealed, undefined))),
    ),
  )
  await t.says(
    'Sessions that are opened with the old',
    async () => (await load(await refresh(sealed, oldKey, newKey), newKey)) === 'alice',
  )
  const settings = { WORKOS_API_KEY: 'sk_made_up', WORKOS_CLIENT_ID: id }
  await t.migration({
    phases: [
      { ...settings, WORKOS_COOKIE_PASSWORD: oldKey },
      { ...settings, WORKOS_COOKIE_PASSWORD: newKey, WORKOS_COOKIE_PASSWORD_OLD: oldKey },
      { ...settings, WORKOS_COOKIE_PASSWORD: newKey },
    ],
    make: () => seal(process.env.WORKOS_COOKIE_PASSWORD),
    read: async ({ moveToNewPassword }, sessionData: string) => {
      const { WORKOS_COOKIE_PASSWORD: password } = process.env
      const found = await load(sessionData, password)
      return found === 'alice' ? found : load(await moveToNewPassword(sessionData), password)
    },
  })
})
