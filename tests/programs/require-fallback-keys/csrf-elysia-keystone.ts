import { jwt } from '@elysiajs/jwt'
import { statelessSessions } from '@keystone-6/core/session'
import { doubleCsrf } from 'csrf-csrf'
import Provider from 'oidc-provider'
import { cookieKey, csrfKey, sessionKey, tokenKey } from './keys.js'

export const { doubleCsrfProtection } = doubleCsrf({
  // expect: secret-key/require-fallback-keys
  getSecret: () => csrfKey,
  getSessionIdentifier: (request) => request.session.id,
})

export const tokens = jwt({
  name: 'jwt',
  // expect: secret-key/require-fallback-keys
  secret: tokenKey,
})

export const session = statelessSessions({
  maxAge: 3600,
  // expect: secret-key/require-fallback-keys
  secret: sessionKey,
})

export const provider = new Provider('https://id.example', {
  cookies: {
    // expect: secret-key/require-fallback-keys
    keys: [cookieKey],
  },
})
