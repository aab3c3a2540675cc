// file: app/lib/session.ts
import 'server-only'
import { jwtVerify, SignJWT } from 'jose'

// expect: secret-key/no-direct-setting-read
const secretKey = process.env.SESSION_SECRET
const encodedKey = new TextEncoder().encode(secretKey)

export async function encrypt(payload: { userId: string; expiresAt: Date }) {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('7d')
    .sign(encodedKey)
}

export async function decrypt(session: string | undefined = '') {
  try {
    // expect: secret-key/require-fallback-keys
    const { payload } = await jwtVerify(session, encodedKey, { algorithms: ['HS256'] })
    return payload
  } catch {
    console.log('Failed to verify session')
  }
}
