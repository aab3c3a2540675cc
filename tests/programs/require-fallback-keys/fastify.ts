import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import secureSession from '@fastify/secure-session'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

interface Options {
  readonly cookieSecret: string
  readonly sessionSecret: string
  readonly jwtSecret: string
  readonly sealKey: Buffer
}

export default fp(async (app: FastifyInstance, options: Options) => {
  await app.register(cookie, {
    // expect: secret-key/require-fallback-keys
    secret: options.cookieSecret,
  })
  await app.register(session, {
    // expect: secret-key/require-fallback-keys
    secret: options.sessionSecret,
    cookie: { maxAge: 3_600_000 },
  })
  await app.register(secureSession, {
    // expect: secret-key/require-fallback-keys
    key: options.sealKey,
  })
  await app.register(jwt, {
    // expect: secret-key/require-fallback-keys
    secret: options.jwtSecret,
  })
})
