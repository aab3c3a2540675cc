import entry from '../../../src/catalogue/libraries/auth__express.ts'
import { served } from '../apps.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { '@auth/core': '0.41.3', express: '5.3.0' }
const cookieName = 'authjs.session-token'
const silent = { error: () => undefined, warn: () => undefined, debug: () => undefined }

export default contract(entry, { packages }, async (t) => {
  const { default: express } = await t.load('express')
  const { ExpressAuth, getSession } = await t.load('@auth/express')
  const { setEnvDefaults } = await t.load('@auth/core')
  const { encode } = await t.load('@auth/core/jwt')
  const base = { providers: [], logger: silent, trustHost: true }
  const make = (secret: Untyped): Promise<string> =>
    encode({ token: { sub: 'alice', name: 'alice' }, secret, salt: cookieName })
  const ask = async (middleware: Untyped, token: string) => {
    const { text } = await served(express().use('/auth', middleware))('/auth/session', {
      cookie: `${cookieName}=${token}`,
    })
    return JSON.parse(text)?.user.name ?? 'a session that is null'
  }
  const read = (token: string, options: object) => ask(ExpressAuth({ ...base, ...options }), token)
  const sessions = { only: ['sessions'], shows: (seen: string) => seen } as const
  const token = await t.rotation({
    sinks: ['ExpressAuth(0.secret)'],
    make,
    read: (value, secret) => read(value, { secret }),
    ...sessions,
  })
  const viaGetSession = async (value: string, options: object) => {
    const request = { protocol: 'http', headers: { host: '127.0.0.1', cookie: `${cookieName}=${value}` } }
    return (
      (await getSession(request, { ...base, basePath: '/auth', ...options }))?.user.name ??
      'a session that is null'
    )
  }
  await t.rotation({
    sinks: ['getSession(1.secret)'],
    make,
    read: (value, secret) => viaGetSession(value, { secret }),
    ...sessions,
  })
  const secretIn = (settings: object) => {
    const options: Untyped = { providers: [] }
    setEnvDefaults(settings, options)
    return options.secret
  }
  await t.rotation({
    sinks: ['AUTH_SECRET'],
    make: (settings) => make(secretIn(settings)),
    read: (value, settings) => withSettings(settings, () => read(value, {})),
    one: (key) => ({ AUTH_SECRET: key }),
    ring: (newest, older) => ({ AUTH_SECRET: older, AUTH_SECRET_1: newest }),
    ...sessions,
  })
  const answerWith = (secret: Untyped) =>
    served(express().use('/auth', ExpressAuth({ ...base, secret })))('/auth/session')
  await t.missingKey(async () => {
    const { status, text } = await answerWith(undefined)
    return `${status} "${(JSON.parse(text).message as string).split(' Check')[0]}"`
  })
  await t.emptyKey(async () => (await answerWith('')).status === 200)
  await t.shortestKey(async () => (await read(await make('x'), { secret: 'x' })) === 'alice' && 'any')
  await t.migration({
    // The application that it stands in.
    part: (code) => code.replace('app.use(', 'export const use = (app) => app.use('),
    make: () => make(process.env.AUTH_SECRET),
    read: async ({ use }, value: string) => {
      const app = express().set('trust proxy', true)
      use(app)
      const { text } = await served(app)('/auth/session', {
        cookie: `${cookieName}=${value}`,
      })
      return JSON.parse(text)?.user?.name
    },
    phases: [
      { AUTH_TRUST_HOST: 'true', AUTH_SECRET: oldKey },
      { AUTH_TRUST_HOST: 'true', AUTH_SECRET: newKey, AUTH_SECRET_OLD: oldKey },
      { AUTH_TRUST_HOST: 'true', AUTH_SECRET: newKey },
    ],
  })
  const misplaced = { AUTH_SECRET: newKey, AUTH_SECRET_1: oldKey }
  await t.says('`AUTH_SECRET` with the new key', () =>
    withSettings(
      misplaced,
      async () =>
        (await read(token, {})) === 'alice' &&
        secretIn(misplaced)[0] === oldKey &&
        'goes on signing with the OLD one',
    ),
  )
  await t.says('A key replaced in place', () =>
    withSettings({ AUTH_SECRET: newKey }, async () => (await read(token, {})) !== 'alice'),
  )
  await t.says('A `secret` in code', () =>
    withSettings({ AUTH_SECRET: oldKey }, async () => (await read(token, { secret: newKey })) !== 'alice'),
  )
  t.notRun('run with `@auth/core`, which does the work', 'links', 'requests in flight', 'database sessions')
})
