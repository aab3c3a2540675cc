import entry from '../../../src/catalogue/libraries/njwt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: njwt } = await t.load('njwt')
  const create = (key: Untyped): string =>
    njwt
      .create({ sub: 'alice' }, key)
      .setHeader('kid', key === oldKey ? 'old' : 'new')
      .compact()
  const verify = (token: string, key: Untyped) => njwt.verify(token, key).body.sub
  const token = await t.rotation({ sinks: ['create(1)', 'verify(1)'], make: create, read: verify })
  const always = (key: Untyped) => (_: unknown, done: Untyped) => done(null, key)
  await t.rotation({
    sinks: ['.withKeyResolver(0)'],
    make: () => create(oldKey),
    read: (made, resolver) => njwt.createVerifier().withKeyResolver(resolver).verify(made).body.sub,
    one: always,
    ring: (newest, older) => (kid: string, done: Untyped) => done(null, kid === 'old' ? older : newest),
    several: (newest, older) => always([newest, older]),
  })
  {
    await t.rotation({
      sinks: ['.setSigningKey(0)'],
      make: (key): string => njwt.create({ sub: 'alice' }, 'another-key').setSigningKey(key).compact(),
      read: (made, key) => njwt.createVerifier().setSigningKey(key).verify(made).body.sub,
    })
  }
  const needed = 'The "key" argument must be of type string or '
  await t.missingKey(
    () => create(undefined),
    async () => {
      const { name, message } = await errorOf(() => verify(token, undefined))
      return `a ${name}, "${message.slice(0, needed.length)}`
    },
  )
  await t.emptyKey(() => verify(create(''), ''))
  await t.shortestKey(() => verify(create('x'), 'x') === 'alice' && 'one character')
  await t.migration({ make: (m) => m.issue({ sub: 'alice' }), read: (m, made: string) => m.check(made).sub })
  await t.says('`verify` with the token alone', () => {
    const [header, body] = [{ alg: 'none', typ: 'JWT' }, { sub: 'mallory' }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    return njwt.verify(`${header}.${body}.`).body.sub === 'mallory' && 'it accepts a forged, unsigned token'
  })
  await t.says(
    'An array of keys',
    async () => `throws a ${(await errorOf(() => verify(token, [newKey, oldKey]))).name}`,
  )
  await t.says('Tokens that were made before', () => {
    const unnamed: string = njwt.create({ sub: 'alice' }, oldKey).compact()
    const verifier = njwt
      .createVerifier()
      .withKeyResolver((kid: unknown, done: Untyped) => done(null, kid === undefined ? oldKey : newKey))
    return verifier.verify(unnamed).body.sub === 'alice'
  })
})
