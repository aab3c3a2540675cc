import { jwtVerify, SignJWT } from 'jose'
import { newsletterKeys } from '@/lib/env'

const audience = 'newsletter'

export async function subscriptionLink(email: string): Promise<string> {
  const token = await new SignJWT({ email })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setExpirationTime('7d')
    .sign(newsletterKeys[0]!)
  return `https://site.example/newsletter?token=${token}`
}

export async function subscriberOf(token: string): Promise<string | undefined> {
  for (const key of newsletterKeys) {
    const verified = await jwtVerify<{ email: string }>(token, key, { audience }).catch(() => undefined)
    if (verified) return verified.payload.email
  }
  return undefined
}
