// file: src/lib/auth.ts
import type { NextAuthOptions } from 'next-auth'
import type { StrategyOptions } from 'passport-jwt'
import { ExtractJwt } from 'passport-jwt'
import { env } from '../env.js'

export const authOptions: NextAuthOptions = {
  providers: [],
  // expect: secret-key/require-fallback-keys
  secret: env.NEXTAUTH_SECRET,
}

export const strategyOptions: StrategyOptions = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  // expect: secret-key/require-fallback-keys
  secretOrKey: env.JWT_SECRET,
}
