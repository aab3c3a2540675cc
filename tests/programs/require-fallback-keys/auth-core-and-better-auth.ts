import { Auth } from '@auth/core'
import { betterAuth } from 'better-auth'
import { authSecret, betterAuthSecret } from './keys.js'

export const handle = (request: Request) =>
  Auth(request, {
    providers: [],
    // expect: secret-key/require-fallback-keys
    secret: authSecret,
  })

export const auth = betterAuth({
  // expect: secret-key/require-fallback-keys
  secret: betterAuthSecret,
  emailAndPassword: { enabled: true },
})
