import { strictEqual } from 'node:assert/strict'
import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { promisify } from 'node:util'
import entry from '../../../src/catalogue/libraries/jsonwebtoken.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { programWith } from '../signed-links.ts'

export default contract(entry, { packages: { 'jsonwebtoken-8': 'npm:jsonwebtoken@8.5.1' } }, async (t) => {
  const { default: jwt } = await t.load('jsonwebtoken')
  const payload = { sub: 'alice' }
  const sign = (key: Untyped, options = {}): string =>
    jwt.sign(payload, key, { keyid: key === oldKey ? 'old' : 'new', ...options })
  // The form with a callback is the one that takes a key function.
  const verify = async (token: string, key: Untyped) =>
    (await promisify<Untyped>(jwt.verify)(token, key, {})).sub
  const verifyAtOnce = (token: string, key: Untyped) => jwt.verify(token, key).sub

  const token = await t.rotation({ sinks: ['sign(1)'], make: sign, read: verifyAtOnce })
  await t.rotation({
    sinks: ['verify(1)'],
    make: sign,
    read: verify,
    ring: (newest, older) => (header: Untyped, done: Untyped) =>
      done(null, header.kid === 'old' ? older : newest),
    several: (newest, older) => (_: unknown, done: Untyped) => done(null, [newest, older]),
  })
  const pair = (passphrase: string) =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
    })
  await t.rotation({
    sinks: ['sign(1.key)'],
    keys: [pair('old'), pair('new')],
    make: ({ privateKey }) =>
      jwt.sign(payload, { key: privateKey, passphrase: 'old' }, { algorithm: 'RS256' }) as string,
    read: (signed, { publicKey }) => verifyAtOnce(signed, publicKey),
  })

  await t.forms(
    { make: sign, read: verifyAtOnce },
    {
      'a Buffer': Buffer.from(oldKey),
      'a Uint8Array': new TextEncoder().encode(oldKey),
      'a KeyObject': createSecretKey(Buffer.from(oldKey)),
    },
  )
  await t.missingKey(
    () => sign(undefined),
    () => verifyAtOnce(token, undefined),
    async () => {
      await errorOf(() => promisify<Untyped>(jwt.sign)(payload, undefined, {}))
      return 'the error goes to the callback'
    },
  )
  await t.emptyKey(() => verifyAtOnce(sign(''), ''))
  await t.shortestKey(
    () => verifyAtOnce(sign('x'), 'x') === 'alice' && 'any for HS256',
    async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
      const { message } = await errorOf(() => sign(privateKey, { algorithm: 'RS256' }))
      return /\d+ bits/.exec(message)?.[0]
    },
  )
  await t.migration({
    make: (m) => m.issue(payload),
    read: async (m, signed: string) => (await m.check(signed)).sub,
  })

  await t.says('tokens that are only decoded', () => jwt.decode(token).sub === 'alice')
  await t.says(
    'An array of keys throws',
    async () => (await errorOf(() => sign([newKey, oldKey]))).message.replace('secretOrPrivateKey ', ''),
    async () =>
      (await errorOf(() => verifyAtOnce(token, [newKey, oldKey]))).message.replace('secretOrPublicKey ', ''),
  )
  await t.says('A key function works only with the callback', async () => {
    const { message } = await errorOf(() => verifyAtOnce(token, () => oldKey))
    return message.includes('callback')
  })
  await t.says('A key function must call its callback', async () => {
    const answered = new Promise((resolve) => {
      jwt.verify(token, async () => Promise.resolve(oldKey), {}, resolve)
    })
    const waited = new Promise((resolve) => setImmediate(resolve, 'hangs'))
    return Promise.race([answered, waited])
  })
  await t.says('Try the older key only after', async () => {
    const expired = await errorOf(() => verifyAtOnce(sign(oldKey, { expiresIn: -1 }), oldKey))
    const { message } = await errorOf(() => verifyAtOnce(token, newKey))
    return expired.message === 'jwt expired' && `"${message}"`
  })
  await t.says('The string and the bytes', async () => {
    const error = await errorOf(() =>
      verifyAtOnce(sign('bWFkZS11cA=='), Buffer.from('bWFkZS11cA==', 'base64')),
    )
    return error.message === 'invalid signature'
  })
  await t.says('A key that is put together', () => {
    const setting = process.env.MADE_UP_SETTING_THAT_IS_MISSING
    return verifyAtOnce(sign(`${setting}hash`), 'undefinedhash') === 'alice' && 'the key "undefined'
  })
  await t.check('version 8 refuses an array as well', async () => {
    const { default: version8 } = await t.load('jsonwebtoken-8')
    const { message } = await errorOf(() => version8.sign(payload, [newKey, oldKey], { algorithm: 'HS256' }))
    strictEqual(message, 'secret must be a string or bufferor a KeyObject')
  })
  const user = { id: 'alice', passwordHash: '$2b$10$made-up-hash' }
  const changed = { ...user, passwordHash: '$2b$10$another-hash' }
  await t.code('a reset link of signed-links.md', programWith('resetToken'), {
    make: (m): string => m.resetToken(user),
    read: (m, link) => m.checkReset(link, user).sub,
  })
  await t.check('a reset link of signed-links.md dies with the password', async () => {
    const link = sign(oldKey + user.passwordHash)
    strictEqual(verifyAtOnce(link, oldKey + user.passwordHash), 'alice')
    await errorOf(() => verifyAtOnce(link, oldKey + changed.passwordHash))
  })
  await t.says('`promisify(jwt.sign)`', async () => {
    const promised = await promisify<Untyped>(jwt.sign)(payload, oldKey, {})
    return (await verify(promised, oldKey)) === 'alice'
  })
  await t.says('Native ESM finds', async () => {
    const module = await t.load('jsonwebtoken')
    return !('sign' in module) && !('verify' in module) && 'decode' in module
  })
})
