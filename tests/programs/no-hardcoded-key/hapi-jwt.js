import Hapi from '@hapi/hapi'
import Jwt from '@hapi/jwt'

const server = Hapi.server({ port: 3000 })
await server.register(Jwt)

server.auth.strategy('token', 'jwt', {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  keys: 'made-up-hapi-jwt-key',
  verify: { aud: false, iss: false, sub: false },
  validate: () => ({ isValid: true }),
})

export const issue = (user) =>
  // expect: secret-key/no-hardcoded-key
  Jwt.token.generate({ user }, { key: 'made-up-generate-key', algorithm: 'HS512' })
