import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@nestjs/jwt',
  verified: '12.0.2',
  reference: 'https://github.com/nestjs/jwt',
  sinks: [
    {
      call: 'JwtModule.register',
      key: { argument: 0, property: ['secret', 'secretOrPrivateKey'] },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead:
          'give `secretOrKeyProvider` in its place, a function that returns the newest key to sign and the key of the token to verify',
      },
    },
    {
      call: 'JwtModule.registerAsync',
      key: { argument: 0, property: 'useFactory', returned: ['secret', 'secretOrPrivateKey'] },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead:
          'give `secretOrKeyProvider` in its place, a function that returns the newest key to sign and the key of the token to verify',
      },
    },
    {
      new: 'JwtService',
      key: { argument: 0, property: ['secret', 'secretOrPrivateKey'] },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead:
          'give `secretOrKeyProvider` in its place, a function that returns the newest key to sign and the key of the token to verify',
      },
    },
    {
      call: 'JwtModule.register',
      key: { argument: 0, property: 'secretOrKeyProvider' },
      role: 'sign and verify',
      keyRing: { accepts: 'function', gives: 'one key', since: '6.1.0' },
    },
    {
      call: 'JwtModule.registerAsync',
      key: { argument: 0, property: 'useFactory', returned: 'secretOrKeyProvider' },
      role: 'sign and verify',
      keyRing: { accepts: 'function', gives: 'one key', since: '6.1.0' },
    },
    {
      call: 'JwtModule.register',
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'JwtModule.registerAsync',
      key: { argument: 0, property: 'useFactory', returned: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: ['sign', 'signAsync'],
      of: { new: 'JwtService' },
      key: { argument: 1, property: ['secret', 'privateKey'] },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: ['verify', 'verifyAsync'],
      of: { new: 'JwtService' },
      key: { argument: 1, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'verify with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: 'JsonWebTokenError "invalid signature"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: 'JsonWebTokenError "invalid signature"', severity: 'sign in again' },
      {
        what: 'links',
        shows: 'JsonWebTokenError "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data', 'tokens that are only decoded (`decode`)'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest `expiresIn` after the last instance signs with the new key',
  },
  missingKey:
    'the module starts; sign and signAsync throw "secretOrPrivateKey must have a value" on first use. A missing key in a single call falls back to the key of the module, silently',
  emptyKey: 'refused',
  shortestKey: 'any for HS256',
  traps: [
    '`signAsync(payload, { secret: undefined })` signs with the key of the module, without an error: refresh tokens then carry the key of the access tokens, and each is accepted as the other.',
    '`secretOrKeyProvider` overrides even the key that is given in a single call.',
    'An array of keys starts without complaint; then verify throws "secretOrPublicKey is not valid key material".',
    'A provider that is async works only with signAsync and verifyAsync.',
    '`privateKey` in a single call is ignored while the module has `secret`.',
    'The key that verifies is often in another file (`super({ secretOrKey })` of a passport strategy): both have to rotate together.',
  ],
  notes: [
    'Order: `secretOrPrivateKey` (deprecated), `secretOrKeyProvider`, `secret` of the call, `secret` of the module, `privateKey`/`publicKey` of the call, of the module.',
    'The provider is given the type of request (0 to sign, 1 to verify) and, to verify, the raw token: decode its `kid`, or test the keys.',
    'What `createJwtOptions` of a class (`registerAsync({ useClass })`) returns takes the same options; it is not looked at.',
    '`publicKey` is no secret key.',
  ],
  migration: `import jwt from 'jsonwebtoken'
import { JwtModule, JwtSecretRequestType } from '@nestjs/jwt'

// Newest key first. Drop the second one when the longest token has expired.
const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)

const signedBy = (token) => (key) => {
  try {
    jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true, ignoreNotBefore: true })
    return true
  } catch {
    return false
  }
}

export const TokensModule = JwtModule.register({
  verifyOptions: { algorithms: ['HS256'] },
  // Replaces \`secret\`. It also overrides a \`secret\` given in a single sign() or verify() call.
  secretOrKeyProvider: (type, tokenOrPayload) =>
    type === JwtSecretRequestType.SIGN ? keys[0] : (keys.find(signedBy(tokenOrPayload)) ?? keys[0]),
})
`,
  examples: {
    correct: [
      `import { JwtModule } from '@nestjs/jwt'
import { keyFor } from './keys.js'

export const TokensModule = JwtModule.register({
  secretOrKeyProvider: (type, tokenOrPayload) => keyFor(type, tokenOrPayload),
})
`,
      `import { JwtModule } from '@nestjs/jwt'
import { KeyService } from './key.service.js'

export const TokensModule = JwtModule.registerAsync({
  inject: [KeyService],
  useFactory: (keys: KeyService) => ({
    secretOrKeyProvider: (type, tokenOrPayload) => keys.keyFor(type, tokenOrPayload),
  }),
})
`,
      `import { JwtModule } from '@nestjs/jwt'
import { privateKey, publicKey } from './keys.js'

export const SigningModule = JwtModule.register({ privateKey, publicKey })

export const LateSigningModule = JwtModule.registerAsync({ useFactory: () => ({ privateKey, publicKey }) })
`,
      `import { JwtService } from '@nestjs/jwt'
import { refreshKeys } from './keys.js'

export class RefreshTokens {
  constructor(private readonly jwt: JwtService) {}

  issue(payload: object) {
    return this.jwt.signAsync(payload, { secret: refreshKeys.newest, expiresIn: '7d' })
  }

  async check(token: string) {
    for (const secret of refreshKeys) {
      const payload = await this.jwt.verifyAsync(token, { secret }).catch(() => undefined)
      if (payload) return payload
    }
  }
}
`,
      `import { JwtService } from '@nestjs/jwt'
import { linkKeys } from './keys.js'

const services = linkKeys.map((secret) => new JwtService({ secret }))

export const issue = (payload: object) => services[0].sign(payload)

export async function check(token: string) {
  for (const service of services) {
    const payload = await service.verifyAsync(token).catch(() => undefined)
    if (payload) return payload
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { JwtService } from '@nestjs/jwt'

export class Links {
  constructor(private readonly jwt: JwtService) {}

  issue(payload: object) {
    return this.jwt.sign(payload, { secret: 'made-up-link-key', expiresIn: '15m' })
  }
}
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JwtModule } from '@nestjs/jwt'
import { tokenKey } from './keys.js'

export const TokensModule = JwtModule.register({ secret: tokenKey, signOptions: { expiresIn: '15m' } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JwtModule } from '@nestjs/jwt'
import { KeyService } from './key.service.js'

export const TokensModule = JwtModule.registerAsync({
  inject: [KeyService],
  useFactory: (keys: KeyService) => ({ secret: keys.tokenKey, signOptions: { expiresIn: '15m' } }),
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JwtService } from '@nestjs/jwt'
import { tokenKey } from './keys.js'

export const tokens = new JwtService({ secret: tokenKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JwtService } from '@nestjs/jwt'
import { linkKey } from './keys.js'

export class Links {
  constructor(private readonly jwt: JwtService) {}

  check(token: string) {
    return this.jwt.verifyAsync(token, { secret: linkKey })
  }
}
`,
      },
    ],
  },
})
