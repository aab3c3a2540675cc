import { createHmac, timingSafeEqual } from 'node:crypto'
import { unsign } from 'cookie-signature'
import { jwtVerify } from 'jose'
import { keys } from './keys.js'

const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

export const isSigned = (text: string, signature: Buffer) =>
  keys.some((key: string) => same(createHmac('sha256', key).update(text).digest(), signature))

export const cookieValue = (cookie: string) =>
  keys.map((key: string) => unsign(cookie, key)).find((value: string | false) => value !== false)

export const claimsOf = (token: string) =>
  Promise.any(keys.map((key: string) => jwtVerify(token, new TextEncoder().encode(key))))

export async function firstClaims(token: string, candidates: readonly Uint8Array[]) {
  const [key, ...older] = candidates
  if (!key) throw new Error('no key fits')
  try {
    return await jwtVerify(token, key)
  } catch {
    return firstClaims(token, older)
  }
}
