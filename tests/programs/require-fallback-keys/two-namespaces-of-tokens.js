import fastifyJwt from '@fastify/jwt'
import fp from 'fastify-plugin'
import { keyWithId, refreshKey } from './keys.js'

export default fp(async (app) => {
  await app.register(fastifyJwt, {
    namespace: 'access',
    secret: async (request, token) => keyWithId(token.header.kid),
  })
  await app.register(fastifyJwt, {
    namespace: 'refresh',
    // expect: secret-key/require-fallback-keys
    secret: refreshKey,
  })
})
