// file: src/auth.config.ts
import type { NextAuthConfig } from 'next-auth'
import { env } from './env.js'

export const authConfig = {
  providers: [],
  // expect: secret-key/require-fallback-keys
  secret: env.AUTH_SECRET,
} satisfies NextAuthConfig
