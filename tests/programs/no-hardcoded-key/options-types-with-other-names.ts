import type { SessionOptions as Settings } from 'iron-session'
import type { NextAuthOptions as SignIn } from 'next-auth'
import type { StrategyOptions as Strategy } from 'passport-jwt'

export const session: Settings = {
  cookieName: 'session',
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  password: 'made-up-password-under-another-name-32-letters',
}

export const signIn: SignIn = {
  providers: [],
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-secret-under-another-name',
}

export const strategy = {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secretOrKey: 'made-up-key-under-another-name',
} satisfies Strategy
