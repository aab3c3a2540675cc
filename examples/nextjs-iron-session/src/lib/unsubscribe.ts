import { jwtVerify, SignJWT } from 'jose'

// expect: secret-key/no-hardcoded-key
const key = new TextEncoder().encode('made-up-unsubscribe-key-for-newsletters')

export const unsubscribeToken = (email: string) =>
  new SignJWT({ email }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(key)

export async function unsubscribedAddress(token: string): Promise<string> {
  // expect: secret-key/require-fallback-keys
  const { payload } = await jwtVerify<{ email: string }>(token, key, { algorithms: ['HS256'] })
  return payload.email
}
