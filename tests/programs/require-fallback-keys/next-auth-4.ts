// file: src/pages/api/auth/[...nextauth].ts
import type { NextApiRequest } from 'next'
import NextAuth from 'next-auth'
import { getToken } from 'next-auth/jwt'
import { env } from '../../../env.mjs'

// expect: secret-key/require-fallback-keys
export const tokenOf = (req: NextApiRequest) => getToken({ req, secret: env.NEXTAUTH_SECRET })

export default NextAuth({
  providers: [],
  session: { strategy: 'jwt' },
  // expect: secret-key/require-fallback-keys
  secret: env.NEXTAUTH_SECRET,
})
