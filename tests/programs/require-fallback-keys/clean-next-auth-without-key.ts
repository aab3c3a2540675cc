// file: src/auth.ts
import NextAuth from 'next-auth'
import GitHub from 'next-auth/providers/github'

// Auth.js reads AUTH_SECRET, AUTH_SECRET_1 and so on by itself.
export const { handlers, auth } = NextAuth({ providers: [GitHub], session: { strategy: 'jwt' } })
