import { importJWK, SignJWT } from 'jose'

// expect: secret-key/no-hardcoded-key
const jwk = { kty: 'oct', k: 'bWFkZS11cC1qd2stb2N0LWtleS10aGF0LW9wZW5zLW5vdGhpbmc', alg: 'HS256' }

export async function issue(subject: string): Promise<string> {
  const key = await importJWK(jwk)
  return new SignJWT({}).setSubject(subject).setProtectedHeader({ alg: 'HS256' }).sign(key)
}
