import HapiCookie from '@hapi/cookie'
import Iron from '@hapi/iron'
import Jwt from '@hapi/jwt'
import { config } from './config.js'

export async function register(server) {
  await server.register([HapiCookie, Jwt])

  server.auth.strategy('session', 'cookie', {
    cookie: {
      name: 'sid',
      // expect: secret-key/require-fallback-keys
      password: config.cookiePassword,
    },
  })

  server.auth.strategy('token', 'jwt', {
    // expect: secret-key/require-fallback-keys
    keys: config.tokenSecret,
    verify: { aud: 'app', iss: 'app', sub: false },
    validate: () => ({ isValid: true }),
  })
}

// expect: secret-key/require-fallback-keys
export const open = (sealed) => Iron.unseal(sealed, config.sealPassword, Iron.defaults)
