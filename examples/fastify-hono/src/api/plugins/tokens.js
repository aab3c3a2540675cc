import fastifyJwt from '@fastify/jwt'
import fp from 'fastify-plugin'
import { tokenKeyOf, tokenKeys } from '../../settings.js'

async function tokens(app) {
  // Old tokens: each names its key, so a rotation signs nobody out.
  await app.register(fastifyJwt, {
    namespace: 'access',
    jwtVerify: 'verifyAccess',
    jwtSign: 'signAccess',
    secret: async (request, token) => tokenKeyOf(token.header?.kid),
    sign: { expiresIn: '15m' },
  })

  await app.register(fastifyJwt, {
    namespace: 'refresh',
    jwtVerify: 'verifyRefresh',
    jwtSign: 'signRefresh',
    // expect: secret-key/require-fallback-keys
    secret: tokenKeys.newest,
    sign: { expiresIn: '30d' },
    cookie: { cookieName: 'refresh-token', signed: true },
  })

  app.decorate('authenticate', async (request) => request.verifyAccess())
}

export default fp(tokens, { name: 'tokens', dependencies: ['@fastify/cookie'] })
