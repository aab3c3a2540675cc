import { createSigner } from 'fast-jwt'
import Jwt from '@hapi/jwt'
import koaJwt from 'koa-jwt'
import { betterAuth } from 'better-auth'
import { doubleCsrf } from 'csrf-csrf'
import { newestKey, olderKeys, tokenKeys } from './keys.js'

export const signer = createSigner({ key: newestKey })
export const middleware = koaJwt({ secret: tokenKeys })
export const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => [newestKey, ...olderKeys],
  getSessionIdentifier: (request) => request.ip,
})

export const auth = betterAuth({
  secrets: [
    { version: 2, value: newestKey },
    { version: 1, value: olderKeys[0] },
  ],
})

export async function register(server) {
  await server.register(Jwt)
  server.auth.strategy('jwt', 'jwt', { keys: tokenKeys, verify: false, validate: () => ({ isValid: true }) })
}
