import { createSigner } from 'fast-jwt'
import { setSignedCookie } from 'hono/cookie'
import { sign as honoSign } from 'hono/jwt'
import { sealData } from 'iron-session'
import { EncryptJWT, SignJWT } from 'jose'
import cookieSignature from 'cookie-signature'
import { encode } from 'next-auth/jwt'
import { config } from './config.js'

const key = new TextEncoder().encode(config.secret)

export const made = async (c, value: string) => [
  createSigner({ key: config.secret })({ value }),
  await setSignedCookie(c, 'a', value, config.secret),
  await honoSign({ value }, config.secret),
  await sealData({ value }, { password: config.secret }),
  await new SignJWT({ value }).setProtectedHeader({ alg: 'HS256' }).sign(key),
  await new EncryptJWT({ value }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key),
  cookieSignature.sign(value, config.secret),
  await encode({ token: { value }, secret: config.secret }),
]
