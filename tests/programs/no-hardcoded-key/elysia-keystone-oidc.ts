import { jwt } from '@elysiajs/jwt'
import { statelessSessions } from '@keystone-6/core/session'
import { Elysia } from 'elysia'
import Provider from 'oidc-provider'
import { olderCookieKeys } from './keys.js'

export const app = new Elysia().use(
  jwt({
    name: 'jwt',
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: 'made-up-elysia-key',
  }),
)

export const session = statelessSessions({
  maxAge: 60 * 60,
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-keystone-key-of-32-letters-or-more',
})

export const provider = new Provider('https://id.example', {
  clients: [],
  cookies: {
    // expect: secret-key/no-hardcoded-key
    keys: ['made-up-oidc-cookie-key', ...olderCookieKeys],
  },
})
