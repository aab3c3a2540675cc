import jwt from 'jsonwebtoken'
import { keys } from './keys.js'

export function claimsOf(token) {
  let failure
  for (const key of keys) {
    try {
      return jwt.verify(token, key, { algorithms: ['HS256'] })
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
