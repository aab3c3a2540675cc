import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/cookie-session.ts'
import { emptySession, expressSessions, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0', keygrip: '1.1.0' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: Keygrip } = await t.load('keygrip')
  const { default: cookieSession } = await t.load('cookie-session')
  const app = (options: Untyped) => expressSessions(express, cookieSession(options))
  const { make, read } = visits((keys) => app({ keys }))
  const single = visits((secret) => app({ secret }))
  const signs = async (options: Untyped) => (await app(options)('/sign-in')).setCookies

  const cookie = await t.rotation({
    sinks: ['default(0.keys)'],
    make,
    read,
    one: (key) => [key],
    shows: emptySession,
  })
  await t.rotation({ sinks: ['default(0.secret)'], ...single, shows: emptySession })

  await t.check('takes a Keygrip instance in place of the list', async () => {
    strictEqual(await read(cookie, new Keygrip([newKey, oldKey])), 'alice')
  })
  await t.missingKey(() => app({ keys: undefined, secret: undefined }))
  await t.emptyKey(async () => (await read(await make(['']), [''])) === 'alice')
  await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && 'any')
  await t.migration(visitsOf(({ sessions }) => expressSessions(express, sessions)))

  await t.says('the payload stays readable', () => {
    const [, payload = ''] = /session=([^;]+)/.exec(cookie) ?? []
    return JSON.parse(Buffer.from(payload, 'base64').toString()).user === 'alice' && 'base64 JSON'
  })
  await t.says('Nobody is signed out.', async () => {
    const { setCookies } = await app({ keys: [newKey, oldKey] })('/me', { cookie })
    return setCookies.length === 1 && setCookies[0]?.startsWith('session.sig=')
  })
  await t.says('`secret: [new, old]`', async () => {
    const { status } = await app({ secret: [newKey, oldKey] })('/me', { cookie })
    return `fails with ${status}`
  })
  await t.says('`keys: [undefined]`', async () => {
    const { status } = await app({ keys: [undefined] })('/sign-in')
    return [
      `answers ${status}`,
      (await signs({ keys: [undefined] })).length === 0 ? 'sets no cookie' : 'sets it',
    ]
  })
  await t.says('`keys: []`', async () => (await app({ keys: [] })('/me')).text)
  await t.says('`keys` as a bare string', async () => (await app({ keys: oldKey })('/me', { cookie })).text)
  await t.says('`keys` wins', async () => {
    const { text } = await app({ keys: [newKey], secret: oldKey })('/me', { cookie })
    return text === 'nobody' && '`secret` is then ignored'
  })
  await t.says('With `signed: false`', async () => (await signs({ signed: false })).length === 1)
})
