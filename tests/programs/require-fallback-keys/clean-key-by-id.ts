import { createDecipheriv } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { keyById, keysById } from './keys.js'

export function claimsOf(token: string) {
  const decoded = jwt.decode(token, { complete: true })
  const kid = decoded?.header.kid ?? 'v1'
  return jwt.verify(token, keysById[kid], { algorithms: ['HS256'] })
}

export function decrypt(row: { keyId: string; iv: Buffer; data: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-256-ctr', keyById.get(row.keyId), row.iv)
  return Buffer.concat([decipher.update(row.data), decipher.final()])
}
