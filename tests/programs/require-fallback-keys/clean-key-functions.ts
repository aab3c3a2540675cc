import { expressjwt } from 'express-jwt'
import jwt, { type JwtHeader, type SigningKeyCallback } from 'jsonwebtoken'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import jwksClient from 'jwks-rsa'
import { Strategy } from 'passport-jwt'
import { keyWithId, keyOfTenant } from './keys.js'

const client = jwksClient({ jwksUri: 'https://id.example/jwks' })
const remote = createRemoteJWKSet(new URL('https://id.example/jwks'))

function getKey(header: JwtHeader, callback: SigningKeyCallback) {
  client.getSigningKey(header.kid, (error, key) => callback(error, key?.getPublicKey()))
}

export const check = (token: string, done: (error: unknown, claims?: unknown) => void) =>
  jwt.verify(token, getKey, { algorithms: ['RS256'] }, done)

export const inline = (token: string, done: (error: unknown, claims?: unknown) => void) =>
  jwt.verify(token, (header, callback) => callback(null, keyWithId(header.kid)), done)

export const remoteClaims = (token: string) => jwtVerify(token, remote)
export const ownClaims = (token: string) => jwtVerify(token, async ({ kid }) => keyWithId(kid))

export const protect = expressjwt({
  algorithms: ['HS256'],
  secret: async (_request, token) => keyOfTenant(token?.payload),
})

export const strategy = new Strategy(
  {
    jwtFromRequest: (request) => request.cookies.token,
    secretOrKeyProvider: (_request, token, done) => done(null, keyWithId(token.split('.')[0])),
  },
  (claims, done) => done(null, claims),
)
