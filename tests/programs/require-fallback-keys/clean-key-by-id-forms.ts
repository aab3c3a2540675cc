import { createDecipheriv } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { jwtVerify } from 'jose'
import { keyV1, keyV2, keys, secretFor } from './keys.js'

const headerOf = (token: string) => jwt.decode(token, { complete: true })?.header

export function first(token: string) {
  const key = keys.find(({ id }) => id === headerOf(token)?.kid)
  if (!key) throw new Error('no such key')
  return jwt.verify(token, key.secret)
}

export function second(row: { version: number; iv: Buffer; data: Buffer }) {
  const key = row.version === 2 ? keyV2 : keyV1
  return createDecipheriv('aes-256-ctr', key, row.iv).update(row.data)
}

export async function third(token: string) {
  const secret = await secretFor(headerOf(token)?.kid)
  return jwt.verify(token, secret)
}

export const fourth = (token: string) => jwtVerify(token, ({ kid }) => (kid === 'v2' ? keyV2 : keyV1))
