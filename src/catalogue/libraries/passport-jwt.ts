import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'passport-jwt',
  verified: '4.0.1',
  reference: 'https://github.com/mikenicholson/passport-jwt',
  sinks: [
    {
      new: 'Strategy',
      key: { argument: 0, property: 'secretOrKey' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead:
          'give `secretOrKeyProvider` in its place, a function that calls back with the key of the token',
      },
    },
    {
      new: 'Strategy',
      key: { argument: 0, property: 'secretOrKeyProvider' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key', since: '3.0.0' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'authentication fails with "invalid signature"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: 'authentication fails with "invalid signature"',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: 'authentication fails with "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key are accepted until they expire.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'the constructor throws "JwtStrategy requires a secret or key"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An array in `secretOrKey` is constructed without complaint; then every token fails.',
    'A provider that returns the key, or a promise of it, hangs the request: it has to call `done(null, key)`.',
    'A provider that calls back with an array fails every token.',
    'Both options together throw "JwtStrategy has been given both a secretOrKey and a secretOrKeyProvider".',
    'The strategy only verifies. The tokens are signed elsewhere (jsonwebtoken, @nestjs/jwt), and that key has to rotate with it.',
  ],
  notes: [
    'With NestJS the options are the argument of `super` in a class that extends `PassportStrategy(Strategy)`.',
    'The provider is given the request and the raw token: decode its `kid`, or test the keys.',
    '`secretOrKeyProvider: passportJwtSecret({ jwksUri })` fetches public keys; there is no secret key of the application in it.',
  ],
  migration: `import { Strategy, ExtractJwt } from 'passport-jwt'
import jwt from 'jsonwebtoken'

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

export const strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    algorithms: ['HS256'],
    // Replaces secretOrKey.
    secretOrKeyProvider: (_request, token, done) => done(null, keys.find(signedBy(token)) ?? keys[0]),
  },
  (payload, done) => done(null, payload),
)
`,
  examples: {
    correct: [
      `import { ExtractJwt, Strategy } from 'passport-jwt'
import { keyOfToken } from './keys.js'

export const strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    algorithms: ['HS256'],
    secretOrKeyProvider: (request, token, done) => done(null, keyOfToken(token)),
  },
  (payload, done) => done(null, payload),
)
`,
      `import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'
import { keyOfToken } from './keys.js'

export class TokenStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (request, token, done) => done(null, keyOfToken(token)),
    })
  }

  validate(payload) {
    return payload
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { ExtractJwt, Strategy } from 'passport-jwt'
import { tokenKey } from './keys.js'

export const strategy = new Strategy(
  { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: tokenKey },
  (payload, done) => done(null, payload),
)
`,
      },
    ],
  },
})
