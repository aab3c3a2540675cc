import jwt from 'jsonwebtoken'
import { tokenKey, previousTokenKey } from './keys.js'

export function claimsOf(token) {
  try {
    return jwt.verify(token, tokenKey)
  } catch (error) {
    if (!previousTokenKey || error.message !== 'invalid signature') throw error
    return jwt.verify(token, previousTokenKey)
  }
}
