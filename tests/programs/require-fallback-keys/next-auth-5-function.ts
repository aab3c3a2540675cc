import NextAuth from 'next-auth'
import { settings } from './settings.js'

export const { handlers, auth } = NextAuth(async () => ({
  providers: [],
  // expect: secret-key/require-fallback-keys
  secret: settings.authSecret,
}))
