import { getToken } from 'next-auth/jwt'
import { NextResponse, type NextRequest } from 'next/server'

export async function proxy(request: NextRequest) {
  const token = await getToken({
    req: request,
    // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    secret: process.env.AUTH_SECRET,
    secureCookie: true,
  })
  if (token) return NextResponse.next()
  return NextResponse.redirect(new URL('/staff/login', request.url))
}

export const config = { matcher: ['/staff/:path*'] }
