import { createSecretKey } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/express-jwt.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { 'express-jwt-6': 'npm:express-jwt@6.1.2', jsonwebtoken: '9.0.3' }
const algorithms = ['HS256']

export default contract(entry, { packages }, async (t) => {
  const { default: jwt } = await t.load('jsonwebtoken')
  const { expressjwt } = await t.load('express-jwt')
  const { default: version6 } = await t.load('express-jwt-6')
  const sign = (key: Untyped): string =>
    jwt.sign({ sub: 'alice' }, key, { keyid: key === oldKey ? 'old' : 'new' })
  const answer = (middleware: Untyped, token: string) =>
    new Promise<Untyped>((resolve) => {
      const req: Untyped = { method: 'GET', headers: { authorization: `Bearer ${token}` } }
      middleware(req, {}, (error: Untyped) => {
        resolve(error ? `${error.status} ${error.name} "${error.message}"` : (req.auth ?? req.user).sub)
      })
    })
  const read = (token: string, secret: Untyped) => answer(expressjwt({ secret, algorithms }), token)
  const readWith6 = (token: string, secret: Untyped) => answer(version6({ secret, algorithms }), token)
  const shows = (seen: string) => seen
  const keyOf = (token: string, newest: Untyped, older: Untyped) =>
    jwt.decode(token, { complete: true }).header.kid === 'old' ? older : newest

  const token = await t.rotation({
    sinks: ['expressjwt(0.secret)'],
    make: sign,
    read,
    ring:
      (newest, older) =>
      async (_: unknown, { header }: Untyped) =>
        header.kid === 'old' ? older : newest,
    several: (newest, older) => () => [newest, older],
    shows,
  })
  await t.rotation({
    sinks: ['default(0.secret)'],
    make: sign,
    read: readWith6,
    ring: (newest, older) => (req: Untyped, _payload: unknown, done: Untyped) =>
      done(null, keyOf(req.headers.authorization.slice(7), newest, older)),
    several: (newest, older) => (_req: unknown, _payload: unknown, done: Untyped) =>
      done(null, [newest, older]),
    shows,
  })

  await t.forms(
    { make: sign, read },
    { 'a Buffer': Buffer.from(oldKey), 'a KeyObject': createSecretKey(Buffer.from(oldKey)) },
  )
  await t.missingKey(() => expressjwt({ secret: undefined, algorithms }))
  await t.emptyKey(() => expressjwt({ secret: '', algorithms }))
  await t.shortestKey(async () => (await read(sign('x'), 'x')) === 'alice' && 'any')
  await t.migration({
    make: (m) => m.issue({ sub: 'alice' }),
    read: (m, made: string) => answer(m.auth, made),
  })

  await t.says('An array of keys', async () =>
    (await read(token, [newKey, oldKey])).replace(' UnauthorizedError', ''),
  )
  await t.says(
    'The function may not return an array',
    async () => (await read(token, () => [newKey, oldKey])) !== 'alice',
  )
  await t.says('The function changed with the major', async () => {
    const inStyleOf6 = await read(token, (_req: unknown, _payload: unknown, done: Untyped) =>
      done?.(null, oldKey),
    )
    return inStyleOf6 !== 'alice' && (await read(token, () => oldKey)) === 'alice'
  })
  await t.says(
    'The middleware only verifies',
    () => typeof expressjwt({ secret: oldKey, algorithms }) === 'function',
  )
})
