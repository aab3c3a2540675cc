import entry from '../../../src/catalogue/libraries/egg-cookies.ts'
import { served, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: Cookies } = await t.load('egg-cookies')
  const serve = (cookiesOf: (ctx: Untyped) => Untyped, options: object) =>
    served((req: Untyped, res: Untyped) => {
      const response = {
        get: (name: string) => res.getHeader(name),
        set: (name: string, value: unknown) => res.setHeader(name, value),
      }
      const ctx = {
        secure: false,
        app: { emit: () => undefined },
        get: (name: string) => req.headers[name],
        set: response.set,
        response,
      }
      try {
        const cookies = cookiesOf(ctx)
        if (req.url === '/sign-in') cookies.set('user', 'alice', options)
        res.end(String(req.url === '/sign-in' ? 'in' : cookies.get('user', options)))
      } catch (error) {
        res.writeHead(500).end((error as Error).message)
      }
    })
  const app = (keys: Untyped, options: object) => serve((ctx) => new Cookies(ctx, keys), options)
  const signed = visits((keys) => app(keys, { signed: true }))
  const encrypted = visits((keys) => app(keys, { encrypt: true }))
  const cookies: string[] = []
  for (const form of [signed, encrypted]) {
    cookies.push(
      await t.rotation({
        sinks: ['new default(1)'],
        ...form,
        one: (key) => [key],
        shows: (seen) => (['', 'undefined'].includes(seen) ? '`get()` gives nothing' : seen),
        only: ['cookies'],
      }),
    )
  }
  await t.missingKey(async () => (await app(undefined, { signed: true })('/sign-in')).text)
  await t.emptyKey(async () => (await signed.read(await signed.make(['']), [''])) === 'alice')
  await t.shortestKey(async () => (await signed.read(await signed.make(['x']), ['x'])) === 'alice' && 'any')
  await t.migration(visitsOf(({ cookiesFor }) => serve(cookiesFor, { signed: true })))
  await t.says(
    'Nobody is signed out.',
    async () =>
      (await app([newKey, oldKey], { signed: true })('/me', { cookie: cookies[0] ?? '' })).setCookies.length >
        0 && 'A read signs a signed cookie again',
    async () =>
      (await app([newKey, oldKey], { encrypt: true })('/me', { cookie: cookies[1] ?? '' })).setCookies
        .length === 0 && 'an encrypted one stays as it is',
  )
  await t.says('An encrypted cookie is not encrypted again', async () => {
    const { setCookies } = await app([newKey, oldKey], { encrypt: true })('/me', { cookie: cookies[1] ?? '' })
    return setCookies.length === 0
  })
  t.notRun('Egg itself is not started', 'export keys', 'sessions', 'the rows of an external session store')
})
