import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { SignJWT } from 'jose'
import { linkKey, linkKeyOld, tokenKeys } from './keys.ts'

const ring = [linkKey, linkKeyOld]

export const sign = (path: string) =>
  // expect: secret-key/valid-key-ring
  createHmac('sha256', [linkKey, linkKeyOld] as never)
    .update(path)
    .digest('hex')

export const check = (token: string) =>
  ring.some((key) => {
    try {
      return jwt.verify(token, key)
    } catch {
      return false
    }
  })

export const issue = (payload: object) =>
  // expect: secret-key/valid-key-ring
  jwt.sign(payload, [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD])

export const seal = (payload: Record<string, unknown>) => new SignJWT(payload).sign(tokenKeys[0])
