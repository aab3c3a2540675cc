import { SignJWT, jwtVerify } from 'jose'
import { linkKey } from './keys.ts'

export const createVerificationLink = (sub: string) =>
  new SignJWT({ sub, purpose: 'verify-email' }).setProtectedHeader({ alg: 'HS256' }).sign(linkKey)

export const createResetLink = (sub: string) =>
  new SignJWT({ sub, purpose: 'reset-password' })
    .setProtectedHeader({ alg: 'HS256' })
    // expect: secret-key/no-shared-key
    .sign(linkKey)

export const open = (token: string) => jwtVerify(token, linkKey)
