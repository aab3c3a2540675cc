import entry from '../../../src/catalogue/libraries/express-oauth2-jwt-bearer.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const base = { issuer: 'https://example.invalid/', audience: 'made-up', tokenSigningAlg: 'HS256' }

export default contract(entry, { packages: { jsonwebtoken: '9.0.3' } }, async (t) => {
  const { auth } = await t.load('express-oauth2-jwt-bearer')
  const { default: jwt } = await t.load('jsonwebtoken')
  const make = (key: Untyped): string =>
    jwt.sign({ sub: 'alice' }, key, { issuer: base.issuer, audience: base.audience, expiresIn: 60 })
  const answer = (middleware: Untyped, token: string) =>
    new Promise<string>((resolve) => {
      const headers: Record<string, string> = { host: '127.0.0.1', authorization: `Bearer ${token}` }
      const get = (name: string) => headers[name.toLowerCase()]
      const req: Untyped = {
        method: 'GET',
        url: '/',
        originalUrl: '/',
        protocol: 'http',
        headers,
        query: {},
        get,
        is: () => false,
      }
      middleware(req, {}, (error: Untyped) => {
        resolve(error ? `${error.status} ${error.name} "${error.message}"` : req.auth.payload.sub)
      })
    })
  const read = async (token: string, secret: Untyped) => answer(auth({ ...base, secret }), token)
  const shows = (seen: string) => seen
  const token = await t.rotation({ sinks: ['auth(0.secret)'], make, read, shows })
  await t.rotation({
    sinks: ['SECRET'],
    make,
    read: (made, secret) => withSettings({ SECRET: secret }, () => answer(auth(base), made)),
    several: (newest, older) => `${newest},${older}`,
    shows,
  })
  await t.shortestKey(async () => (await read(make('x'), 'x')) === 'alice' && 'any')
  await t.missingKey(
    () =>
      withSettings(
        { SECRET: oldKey },
        async () =>
          (await answer(auth(base), token)) === 'alice' && 'the key is read from the setting SECRET',
      ),
    () => auth(base),
  )
  await t.emptyKey(() => auth({ ...base, secret: '' }))
  await t.says('An array is no error', async () => {
    const joined = make(`${newKey},${oldKey}`)
    return (
      (await read(joined, [newKey, oldKey])) === 'alice' &&
      (await read(token, [newKey, oldKey])).startsWith('401')
    )
  })
  await t.says('Without the option', () =>
    withSettings({ SECRET: oldKey }, async () => (await answer(auth(base), token)) === 'alice'),
  )
})
