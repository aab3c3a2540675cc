import NextAuth from 'next-auth'
import GitHub from 'next-auth/providers/github'
import { authSecrets } from '@/lib/env'

export const { handlers, auth, signIn, signOut } = NextAuth({
  secret: authSecrets,
  session: { strategy: 'jwt', maxAge: 8 * 60 * 60 },
  providers: [
    GitHub({ clientId: process.env.GITHUB_CLIENT_ID, clientSecret: process.env.GITHUB_CLIENT_SECRET }),
  ],
  pages: { signIn: '/staff/login' },
  callbacks: {
    authorized: ({ auth: session }) => session?.user?.email?.endsWith('@site.example') ?? false,
  },
})
