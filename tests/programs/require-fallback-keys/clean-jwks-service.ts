import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import jwksRsa from 'jwks-rsa'
import { expressjwt } from 'express-jwt'
import koaJwt from 'koa-jwt'
import { passportJwtSecret } from 'jwks-rsa'
import { ExtractJwt, Strategy } from 'passport-jwt'

const jwksUri = 'https://id.example/.well-known/jwks.json'

export class Verifier {
  private readonly keySet: JWTVerifyGetKey

  constructor(uri: string) {
    this.keySet = createRemoteJWKSet(new URL(uri))
  }

  async verify(token: string) {
    return (await jwtVerify(token, this.keySet, { issuer: 'https://id.example' })).payload
  }
}

export const local = (token: string, keys: JsonWebKey[]) => jwtVerify(token, createLocalJWKSet({ keys }))
export const protect = expressjwt({
  secret: jwksRsa.expressJwtSecret({ jwksUri, cache: true }),
  algorithms: ['RS256'],
})
export const koa = koaJwt({ secret: jwksRsa.koaJwtSecret({ jwksUri }), algorithms: ['RS256'] })
export const strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    secretOrKeyProvider: passportJwtSecret({ jwksUri, rateLimit: true }),
  },
  (payload, done) => done(null, payload),
)
