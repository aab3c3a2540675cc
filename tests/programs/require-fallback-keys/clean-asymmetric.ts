import { readFileSync } from 'node:fs'
import { Module } from '@nestjs/common'
import { JwtModule } from '@nestjs/jwt'
import fastifyJwt from '@fastify/jwt'
import { importSPKI, jwtVerify } from 'jose'
import { ExtractJwt, Strategy } from 'passport-jwt'
import { publicKey } from './keys.js'

const privateKey = readFileSync('keys/private.pem')

@Module({
  imports: [JwtModule.register({ privateKey, publicKey, signOptions: { algorithm: 'RS256' } })],
})
export class AuthModule {}

export const register = (app) =>
  app.register(fastifyJwt, {
    secret: { private: privateKey, public: publicKey },
    sign: { algorithm: 'RS256' },
  })

export const strategy = new Strategy(
  { jwtFromRequest: ExtractJwt.fromHeader('authorization'), secretOrKey: publicKey, algorithms: ['RS256'] },
  (claims, done) => done(null, claims),
)

export const claimsOf = async (token: string, pem: string) =>
  jwtVerify(token, await importSPKI(pem, 'EdDSA'), { algorithms: ['EdDSA'] })
