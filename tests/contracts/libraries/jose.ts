import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/jose.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { 'jose-5': 'npm:jose@5.10.0', 'jose-4': 'npm:jose@4.15.9', 'jose-2': 'npm:jose@2.0.7' }
const bytes = (key: string) => new TextEncoder().encode(key)
const [older, newer] = [bytes(oldKey), bytes(newKey)] as const
const keys = [older, newer] as const
// Direct encryption takes a key of exactly this length.
const dataKeys = [older.slice(0, 32), newer.slice(0, 32)] as const
const kid = (key: Uint8Array) => (key[8] === older[8] ? 'old' : 'new')
const byKid = (newest: unknown, oldest: unknown) => (header: Untyped) =>
  header.kid === 'old' ? oldest : newest
const several = (newest: unknown, oldest: unknown) => () => [newest, oldest]
const text = ({ payload, plaintext }: Untyped) => Buffer.from(payload ?? plaintext).toString()

export default contract(entry, { packages }, async (t) => {
  const versions = { 6: await t.load('jose'), 5: await t.load('jose-5'), 4: await t.load('jose-4') }
  const hs256 = (key: Uint8Array) => ({ alg: 'HS256', kid: kid(key) })
  const dir = (key: Uint8Array) => ({ alg: 'dir', enc: 'A256GCM', kid: kid(key) })
  const signWith =
    (jose: Untyped) =>
    (key: Untyped, header = {}): Promise<string> =>
      new jose.SignJWT({ sub: 'alice' }).setProtectedHeader({ alg: 'HS256', ...header }).sign(key)

  for (const [version, jose] of Object.entries(versions)) {
    const sign = signWith(jose)
    const verify = async (token: string, key: Untyped) => (await jose.jwtVerify(token, key)).payload.sub
    const token = await t.rotation({ sinks: ['.sign(0) from jose/jwt/sign'], make: sign, read: verify, keys })
    const raw = Buffer.from('made-up-key-of-thirty-two-bytes!')
    await t.forms(
      { make: sign, read: verify, accepted: 'alice' },
      {
        'a KeyObject': createSecretKey(raw),
        'a CryptoKey': await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, true, [
          'sign',
          'verify',
        ]),
        ...(version !== '4' && { 'a JWK': { kty: 'oct', k: raw.toString('base64url'), alg: 'HS256' } }),
      },
    )
    await t.rotation({
      sinks: [],
      make: (key): Promise<string> =>
        new jose.EncryptJWT({ sub: 'alice' })
          .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
          .encrypt(key),
      read: async (made, key) =>
        (await jose.jwtDecrypt(made, key, { keyManagementAlgorithms: ['PBES2-HS256+A128KW'] })).payload.sub,
      keys,
      only: [],
    })
    await t.check(
      `version ${version}: two keys that fit a token without a kid are given one by one`,
      async () => {
        const pairs = await Promise.all(
          [1, 2].map(() => jose.generateKeyPair('ES256', { extractable: true })),
        )
        const jwks = jose.createLocalJWKSet({
          keys: await Promise.all(pairs.map(({ publicKey }: Untyped) => jose.exportJWK(publicKey))),
        })
        const made = await new jose.SignJWT({ sub: 'alice' })
          .setProtectedHeader({ alg: 'ES256' })
          .sign(pairs[1].privateKey)
        const error = await errorOf(() => jose.jwtVerify(made, jwks))
        strictEqual(error.code, 'ERR_JWKS_MULTIPLE_MATCHING_KEYS')
        const seen: string[] = []
        for await (const candidate of error) {
          const result = await jose.jwtVerify(made, candidate).catch(() => undefined)
          if (result) seen.push(result.payload.sub)
        }
        deepStrictEqual(seen, ['alice'])
      },
    )
    await t.check(`version ${version} takes no text as its key`, async () => {
      await errorOf(() => sign('made-up-key-of-thirty-two-bytes!'))
    })
    await t.rotation({
      sinks: ['jwtVerify(1)'],
      make: (key) => sign(key, hs256(key)),
      read: verify,
      keys,
      ring: byKid,
      several,
    })
    await t.rotation({
      sinks: ['.encrypt(0) from jose/jwt/encrypt'],
      make: (key) =>
        new jose.EncryptJWT({ sub: 'alice' }).setProtectedHeader(dir(key)).encrypt(key) as Promise<string>,
      read: async (made, key) => (await jose.jwtDecrypt(made, key)).payload.sub,
      keys: dataKeys,
    })
    await t.rotation({
      sinks: ['jwtDecrypt(1)'],
      make: (key) =>
        new jose.EncryptJWT({ sub: 'alice' }).setProtectedHeader(dir(key)).encrypt(key) as Promise<string>,
      read: async (made, key) => (await jose.jwtDecrypt(made, key)).payload.sub,
      keys: dataKeys,
      ring: byKid,
      several,
    })
    for (const form of ['Compact', 'Flattened', 'General']) {
      const name = form.toLowerCase()
      const signed = async (key: Untyped) => {
        const signer = new jose[`${form}Sign`](bytes('alice'))
        if (form === 'General') return signer.addSignature(key).setProtectedHeader(hs256(key)).sign()
        return signer.setProtectedHeader(hs256(key)).sign(key)
      }
      const encrypted = async (key: Untyped) => {
        const encrypter = new jose[`${form}Encrypt`](bytes('alice')).setProtectedHeader(dir(key))
        if (form === 'General') return encrypter.addRecipient(key).encrypt()
        return encrypter.encrypt(key)
      }
      const verified = async (made: unknown, key: Untyped) => text(await jose[`${name}Verify`](made, key))
      const decrypted = async (made: unknown, key: Untyped) => text(await jose[`${name}Decrypt`](made, key))
      const [signs, encrypts] =
        form === 'General'
          ? ['.addSignature(0)', '.addRecipient(0)']
          : [`.sign(0) from jose/jws/${name}/sign`, `.encrypt(0) from jose/jwe/${name}/encrypt`]
      await t.rotation({ sinks: [signs], make: signed, read: verified, keys })
      await t.rotation({
        sinks: [`${name}Verify(1)`],
        make: signed,
        read: verified,
        keys,
        ring: byKid,
        several,
      })
      await t.rotation({ sinks: [encrypts], make: encrypted, read: decrypted, keys: dataKeys })
      await t.rotation({
        sinks: [`${name}Decrypt(1)`],
        make: encrypted,
        read: decrypted,
        keys: dataKeys,
        ring: byKid,
        several,
      })
    }

    const jwk = (key: Uint8Array) => ({ kty: 'oct', k: Buffer.from(key).toString('base64url') })
    const failures = async (made: string, key: Uint8Array) => {
      const signature = await errorOf(() => verify(made, key))
      const sealed = await new jose.EncryptJWT({}).setProtectedHeader(dir(dataKeys[0])).encrypt(dataKeys[0])
      const decryption = await errorOf(() => jose.jwtDecrypt(sealed, dataKeys[1]))
      return `"${signature.message}" or "${decryption.message}"`
    }
    await t.rotation({
      sinks: ['importJWK(0)'],
      make: async (key) => sign(await jose.importJWK(jwk(key), 'HS256')),
      read: verify,
      keys,
      shows: () => failures(token, newer),
    })
    const pair = () =>
      generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      })
    await t.rotation({
      sinks: ['importPKCS8(0)'],
      keys: [pair(), pair()],
      make: async ({ privateKey }) => sign(await jose.importPKCS8(privateKey, 'ES256'), { alg: 'ES256' }),
      read: async (made, { publicKey }) => verify(made, await jose.importSPKI(publicKey, 'ES256')),
      shows: () => failures(token, newer),
    })

    if (version === '6') {
      await t.missingKey(
        async () => (await errorOf(() => sign(undefined))).message,
        async () => (await errorOf(() => verify(token, undefined))).message,
        async () => `a ${(await errorOf(() => sign(undefined))).name}`,
      )
      await t.emptyKey(async () => verify(await sign(bytes('')), bytes('')))
    }
    await t.says('With versions 4 and 5', async () => {
      if (version === '6') return `6 throws "${(await errorOf(() => sign(bytes('')))).message}"`
      return (
        (await verify(await sign(bytes('')), bytes(''))) === 'alice' && 'signs and verifies with an empty key'
      )
    })
    const refusal = async (key: unknown, header: object) =>
      (await errorOf(() => new jose.EncryptJWT({}).setProtectedHeader(header).encrypt(key))).message
    await t.shortestKey(
      async () => (await verify(await sign(bytes('x')), bytes('x'))) === 'alice' && 'one byte for HS256',
      async () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
        const { message } = await errorOf(() => sign(privateKey, { alg: 'RS256' }))
        return /\d+ bits/.exec(message)?.[0]
      },
      async () =>
        (await refusal(bytes('x'.repeat(31)), { alg: 'dir', enc: 'A256GCM' })).includes('256') &&
        'A256GCM: 32 bytes',
      async () =>
        (await refusal(bytes('x'.repeat(63)), { alg: 'dir', enc: 'A256CBC-HS512' })).includes('512') &&
        'A256CBC-HS512: 64 bytes',
    )
    const general = (key: unknown, header: object) =>
      new jose.GeneralEncrypt(bytes('alice')).setProtectedHeader(header).addRecipient(key).encrypt()
    const encrypting: Record<string, (key: unknown, header: object) => Promise<unknown>> = {
      '.encrypt(0) from jose/jwt/encrypt': (key, header) =>
        new jose.EncryptJWT({ sub: 'alice' }).setProtectedHeader(header).encrypt(key),
      '.encrypt(0) from jose/jwe/compact/encrypt': (key, header) =>
        new jose.CompactEncrypt(bytes('alice')).setProtectedHeader(header).encrypt(key),
      '.encrypt(0) from jose/jwe/flattened/encrypt': (key, header) =>
        new jose.FlattenedEncrypt(bytes('alice')).setProtectedHeader(header).encrypt(key),
      '.addRecipient(0)': general,
    }
    const decrypting: Record<string, (typeof encrypting)[string]> = {
      'jwtDecrypt(1)': async (key, header) =>
        jose.jwtDecrypt(await new jose.EncryptJWT({}).setProtectedHeader(header).encrypt(dataKeys[0]), key),
      ...Object.fromEntries(
        ['Compact', 'Flattened', 'General'].map((form) => [
          `${form.toLowerCase()}Decrypt(1)`,
          async (key: unknown, header: object) => {
            const encrypter = new jose[`${form}Encrypt`](bytes('alice')).setProtectedHeader(header)
            const made =
              form === 'General'
                ? encrypter.addRecipient(dataKeys[0]).encrypt()
                : encrypter.encrypt(dataKeys[0])
            return jose[`${form.toLowerCase()}Decrypt`](await made, key)
          },
        ]),
      ),
    }
    const exactly = async (run: (typeof encrypting)[string]) => {
      const header = { alg: 'dir', enc: 'A256GCM' }
      await run(dataKeys[0], header)
      for (const length of [0, 1, 31, 33]) await errorOf(() => run(older.slice(0, length), header))
      return 'the exact length of the algorithm'
    }
    for (const [sink, run] of Object.entries({ ...encrypting, ...decrypting }))
      await t.shortestKeyAt([sink], () => exactly(run))
    await t.shortestKeyAt(
      ['importPKCS8(0)'],
      async () => {
        for (const text of ['', 'made-up', older]) await errorOf(() => jose.importPKCS8(text, 'ES256'))
        return jose.importPKCS8(pair().privateKey, 'ES256').then(() => 'a private key in PEM')
      },
      async () => {
        for (const text of ['', 'made-up', older]) await errorOf(() => jose.importJWK(text, 'HS256'))
        return jose.importJWK(jwk(older), 'HS256').then(() => 'a JWK')
      },
    )
    await t.says('tokens that are only decoded', () => jose.decodeJwt(token).sub === 'alice')
    await t.says('An array of keys throws', async () => {
      await errorOf(() => verify(token, [newer, older]))
      await errorOf(() => verify(token, () => [newer, older]))
      return true
    })
    await t.says('A string throws, too', async () => {
      await errorOf(() => verify(token, oldKey))
      await errorOf(() => sign(oldKey))
      return true
    })
    await t.says('`createLocalJWKSet` refuses', async () => {
      const set = jose.createLocalJWKSet({ keys: [{ ...jwk(older), kid: 'old', alg: 'HS256' }] })
      await errorOf(async () => verify(await sign(older, { kid: 'old' }), set))
      return true
    })
    const publicPair = async (id: string) => {
      const { publicKey, privateKey } = await jose.generateKeyPair('ES256', { extractable: true })
      return { privateKey, jwk: { ...(await jose.exportJWK(publicKey)), kid: id, alg: 'ES256' } }
    }
    const [oldPair, newPair] = [await publicPair('old'), await publicPair('new')]
    const set = jose.createLocalJWKSet({ keys: [newPair.jwk, oldPair.jwk] })
    await t.says('Two matching keys in a JWKS', async () => {
      const unnamed = await sign(oldPair.privateKey, { alg: 'ES256' })
      const error = await errorOf(() => verify(unnamed, set))
      const seen: unknown[] = []
      for await (const key of error) seen.push(await verify(unnamed, key).catch(() => 'nobody'))
      return seen.includes('alice') && error.code
    })
    await t.says(
      'Public keys are no secret keys',
      async () =>
        (await verify(await sign(oldPair.privateKey, { alg: 'ES256', kid: 'old' }), set)) === 'alice',
    )
    await t.says('Try the older key only after', async () => {
      const expired = await new jose.SignJWT({ exp: 1 }).setProtectedHeader({ alg: 'HS256' }).sign(older)
      const [{ name }, wrong] = [
        await errorOf(() => verify(expired, older)),
        await errorOf(() => verify(token, newer)),
      ]
      return name === 'JWTExpired' && wrong.name
    })
    await t.says(
      'A key function is given',
      async () => (await verify(token, async () => Promise.resolve(older))) === 'alice',
    )
  }
  await t.says('Version 2 is another library', async () => {
    const { default: jose2 } = await t.load('jose-2')
    const { JWK, JWKS, JWT } = jose2
    const [oldJwk, newJwk] = [older, newer].map((key) => JWK.asKey(Buffer.from(key), { kid: kid(key) }))
    const token = JWT.sign({ sub: 'alice' }, oldJwk)
    await errorOf(() => JWT.verify(token, new JWKS.KeyStore([newJwk])))
    return JWT.verify(token, new JWKS.KeyStore([newJwk, oldJwk])).sub === 'alice' && '`JWKS.KeyStore`'
  })
  await t.says('The subpaths', async () => {
    const found = [await t.load('jose/jwt/sign'), await t.load('jose-5/jwt/sign')].every(
      (module) => 'SignJWT' in module,
    )
    return found && !('default' in versions[6]) && 'there is no default export'
  })
  const phases = [
    { JWT_SECRET: oldKey, JWE_SECRET: oldKey },
    { JWT_SECRET: newKey, JWT_SECRET_PREVIOUS: oldKey, JWE_SECRET: newKey, JWE_SECRET_PREVIOUS: oldKey },
    { JWT_SECRET: newKey, JWE_SECRET: newKey },
  ] as const
  await t.migration({
    phases,
    make: (m) => m.issue({ sub: 'alice' }),
    read: async (m, token: string) => (await m.check(token)).sub,
  })
  await t.migration({
    phases,
    make: (m) => m.seal({ sub: 'alice' }),
    read: async (m, token: string) => (await m.open(token)).sub,
  })
})
