import { generateKeyPairSync } from 'node:crypto'
import { promisify } from 'node:util'
import entry from '../../../src/catalogue/libraries/jwks-rsa.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { jsonwebtoken: '9.0.3' } }, async (t) => {
  const library = (await t.load('jwks-rsa')).default
  const { default: jwt } = await t.load('jsonwebtoken')
  const pair = (kid: string) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } }
  }
  const [older, newer] = [pair('old'), pair('new')]
  const client = (keys: unknown[]) =>
    library({ jwksUri: 'http://127.0.0.1:9/', fetcher: async () => ({ keys }), cache: false })
  const sign = ({ kid, privateKey }: Untyped): string =>
    jwt.sign({ sub: 'alice' }, privateKey, { algorithm: 'RS256', keyid: kid })
  const verify = async (token: string, keys: unknown[]) => {
    const keyOf = ({ kid }: Untyped, done: Untyped) =>
      client(keys)
        .getSigningKey(kid)
        .then((key: Untyped) => done(null, key.getPublicKey()), done)
    return (await promisify<Untyped>(jwt.verify)(token, keyOf, {})).sub
  }
  await t.says('everything here', async () => (await verify(sign(older), [newer.jwk, older.jwk])) === 'alice')
  await t.says(
    'The issuer publishes',
    async () => (await verify(sign(newer), [newer.jwk, older.jwk])) === 'alice',
  )
  await t.says('A token whose `kid`', async () => {
    const { message } = await errorOf(() => verify(sign(older), [newer.jwk]))
    return `"${/Unable to find.*/.exec(message)?.[0].replace("'old'", "'<kid>'")}"`
  })
  await t.says('Symmetric keys are not served', async () => {
    const oct = { kty: 'oct', kid: 'old', use: 'sig', k: 'bWFkZS11cA' }
    return (await errorOf(() => client([oct]).getSigningKey('old'))).message
  })
  await t.says('`passportJwtSecret`', () =>
    ['passportJwtSecret', 'expressJwtSecret', 'koaJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync'].every(
      (name) => typeof library[name]({ jwksUri: 'http://127.0.0.1:9/' }) === 'function',
    ),
  )
})
