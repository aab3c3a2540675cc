import { deepStrictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/cookies.ts'
import { served, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { express: '5.3.0' } }, async (t) => {
  const { default: Cookies } = await t.load('cookies')
  const { default: Keygrip } = await t.load('keygrip')
  const { default: express } = await t.load('express')
  const serve = (cookiesOf: (req: Untyped, res: Untyped) => Untyped) =>
    served((req: Untyped, res: Untyped) => {
      try {
        const cookies = cookiesOf(req, res)
        if (req.url === '/sign-in') cookies.set('user', 'alice', { signed: true })
        else if (req.url === '/plain') cookies.set('plain', 'alice')
        res.end(String(req.url === '/bare' ? cookies.get('user') : cookies.get('user', { signed: true })))
      } catch (error) {
        res.end((error as Error).message)
      }
    })
  const app = (keys: Untyped) => serve((req, res) => new Cookies(req, res, { keys }))
  const { make, read } = visits(app)
  const shared = { one: (key: Untyped) => [key], shows: (seen: Untyped) => `\`get()\` gives \`${seen}\`` }

  const cookie = await t.rotation({ sinks: ['new default(2.keys)'], make, read, ...shared })
  const positional = visits((keys) => serve((req, res) => new Cookies(req, res, keys)))
  await t.rotation({ sinks: ['new default(2)'], ...positional, ...shared })
  const called = visits((keys) => serve((req, res) => Cookies(req, res, { keys })))
  await t.rotation({ sinks: ['default(2.keys)'], ...called, ...shared })
  for (const name of ['express', 'connect']) {
    const middleware = visits((keys) => {
      const server = express().use(Cookies[name](keys))
      server.get('/sign-in', (req: Untyped, res: Untyped) => {
        req.cookies.set('user', 'alice', { signed: true })
        res.end()
      })
      server.get('/me', (req: Untyped, res: Untyped) =>
        res.send(String(req.cookies.get('user', { signed: true }))),
      )
      return served(server)
    })
    await t.rotation({ sinks: [`${name}(0)`], ...middleware, ...shared })
  }

  await t.forms({ make, read }, { 'a list of Buffers': [Buffer.from(oldKey)] })
  await t.check('what fails to verify loses its `.sig` cookie, and that one only', async () => {
    const { setCookies } = await app([newKey])('/me', { cookie })
    deepStrictEqual(
      setCookies.map((line) => line.split(';')[0]),
      ['user.sig='],
    )
  })
  await t.missingKey(
    async () => (await app(undefined)('/plain')).cookie === 'plain=alice' && 'works unsigned',
    async () => (await app(undefined)('/sign-in')).text,
  )
  await t.emptyKey(async () => (await read(await make(['']), [''])) === 'alice')
  await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && 'any')
  await t.migration(visitsOf(({ cookiesFor }) => serve(cookiesFor)))
  await t.says('cookies that are set and read without', async () => {
    const { cookie: plain } = await app([oldKey])('/plain')
    return plain === 'plain=alice' && 'neither signed nor verified, although keys are set'
  })
  await t.says('Every signed cookie is accepted.', async () => {
    const { text, cookie: again } = await app([newKey, oldKey])('/me', { cookie })
    const name = again.split('=')[0]
    return (
      text === 'alice' &&
      (await read(`user=alice; ${again}`, [newKey])) === 'alice' &&
      `the \`${name?.slice(4)}\` cookie`
    )
  })
  await t.says('`cookies.get(name)` without', async () => {
    const { text } = await app([oldKey])('/bare', { cookie: 'user=mallory; user.sig=forged' })
    return text === 'mallory' && 'never verified'
  })
  await t.says(
    'The third argument as a bare array',
    async () => (await positional.read(cookie, [newKey, oldKey])) === 'alice',
  )
  await t.says(
    'A Keygrip instance',
    async () => (await read(cookie, new Keygrip([newKey, oldKey]))) === 'alice',
  )
})
