import { betterAuth } from 'better-auth'
import { getCookieCache } from 'better-auth/cookies'
import { env } from './env.js'

export const auth = betterAuth({
  // expect: secret-key/require-fallback-keys
  secret: env.BETTER_AUTH_SECRET,
  session: { cookieCache: { enabled: true } },
})

// expect: secret-key/require-fallback-keys
export const cached = (request: Request) => getCookieCache(request, { secret: env.BETTER_AUTH_SECRET })
