import cookieParser from 'cookie-parser'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { secrets, sessionKeys } from './keys'

export const handlers = [
  session({ secret: [...sessionKeys], resave: false, saveUninitialized: false }),
  cookieParser([...secrets.cookie]),
]

export const issue = (sub: string) => jwt.sign({ sub }, secrets.token[0]!)

export function claimsOf(token: string) {
  for (const key of secrets.token) {
    try {
      return jwt.verify(token, key)
    } catch {
      continue
    }
  }
  return undefined
}
