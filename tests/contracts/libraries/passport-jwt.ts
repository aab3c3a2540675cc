import entry from '../../../src/catalogue/libraries/passport-jwt.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  jsonwebtoken: '9.0.3',
  '@nestjs/passport': '12.0.0',
  '@nestjs/common': '12.5.1',
  passport: '0.7.0',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.2',
}

export default contract(entry, { packages }, async (t) => {
  const { default: jwt } = await t.load('jsonwebtoken')
  const { Strategy, ExtractJwt } = await t.load('passport-jwt')
  const jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken()
  const sign = (key: Untyped): string => jwt.sign({ sub: 'alice' }, key)
  const authenticate = (strategy: Untyped, token: string) =>
    new Promise((resolve) => {
      strategy.success = ({ sub }: Untyped) => {
        resolve(sub)
      }
      strategy.fail = (info: Untyped) => {
        resolve(`authentication fails with "${info?.message ?? info}"`)
      }
      strategy.error = (error: Error) => {
        resolve(error.message)
      }
      strategy.authenticate({ headers: { authorization: `Bearer ${token}` } })
    })
  const strategyWith = (options: object) =>
    new Strategy({ jwtFromRequest, ...options }, (payload: unknown, done: Untyped) => done(null, payload))
  const read = (token: string, secretOrKey: Untyped) => authenticate(strategyWith({ secretOrKey }), token)
  const provider = (answer: Untyped) => (_request: unknown, _token: unknown, done: Untyped) =>
    done(null, answer)
  const readWith = (token: string, secretOrKeyProvider: Untyped) =>
    authenticate(strategyWith({ secretOrKeyProvider }), token)
  const shows = (seen: string) => seen

  const token = await t.rotation({ sinks: ['new Strategy(0.secretOrKey)'], make: sign, read, shows })
  await t.rotation({
    sinks: ['new Strategy(0.secretOrKeyProvider)'],
    make: () => token,
    read: readWith,
    one: provider,
    ring: (newest, older) => (_: unknown, raw: string, done: Untyped) =>
      done(null, raw === token ? older : newest),
    several: (newest, older) => provider([newest, older]),
    shows,
  })

  await t.missingKey(() => strategyWith({ secretOrKey: undefined }))
  await t.emptyKey(() => strategyWith({ secretOrKey: '' }))
  await t.shortestKey(async () => (await read(sign('x'), 'x')) === 'alice' && 'any')
  await t.migration({
    make: () => sign(process.env.JWT_SECRET),
    read: (m, made: string) => authenticate(m.strategy, made),
  })

  await t.says('An array in `secretOrKey`', async () => {
    const strategy = strategyWith({ secretOrKey: [newKey, oldKey] })
    return (await authenticate(strategy, token)) !== 'alice'
  })
  await t.says('A provider that returns the key', async () => {
    const answered = readWith(token, () => Promise.resolve(oldKey))
    return Promise.race([answered, new Promise((resolve) => setImmediate(resolve, 'hangs the request'))])
  })
  await t.says(
    'A provider that calls back with an array',
    async () => (await readWith(token, provider([newKey, oldKey]))) !== 'alice',
  )
  await t.says('Both options together', () =>
    strategyWith({ secretOrKey: newKey, secretOrKeyProvider: provider(newKey) }),
  )
  await t.says('The strategy only verifies.', () => !('sign' in Strategy.prototype))
  await t.says('With NestJS', async () => {
    const { PassportStrategy } = await t.load('@nestjs/passport')
    const { default: passport } = await t.load('passport')
    const ask = (secretOrKey: string) => {
      class Tokens extends PassportStrategy(Strategy, 'jwt') {
        constructor() {
          super({ jwtFromRequest, secretOrKey })
        }
        validate(payload: unknown) {
          return payload
        }
      }
      new Tokens()
      return new Promise((resolve) => {
        const done = (_error: unknown, user: Untyped) => {
          resolve(user?.sub)
        }
        passport.authenticate(
          'jwt',
          { session: false },
          done,
        )({ headers: { authorization: `Bearer ${token}` } }, {})
      })
    }
    return (await ask(oldKey)) === 'alice' && (await ask(newKey)) === undefined
  })
})
