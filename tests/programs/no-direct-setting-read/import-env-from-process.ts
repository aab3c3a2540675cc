import process, { env } from 'node:process'
import { SignJWT } from 'jose'

const encode = (text: string | undefined) => new TextEncoder().encode(text)

export const issue = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    // expect: secret-key/no-direct-setting-read
    .sign(encode(env.JWT_SECRET))

export const invite = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    // expect: secret-key/no-direct-setting-read
    .sign(encode(process.env.INVITATION_SECRET))
