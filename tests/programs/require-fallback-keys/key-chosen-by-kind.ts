import jwt from 'jsonwebtoken'
import { adminKey, userKey } from './keys.js'

export function claimsOf(token: string, isAdmin: boolean) {
  if (isAdmin) {
    // expect: secret-key/require-fallback-keys
    return jwt.verify(token, adminKey)
  }
  // expect: secret-key/require-fallback-keys
  return jwt.verify(token, userKey)
}
