import jwt from 'jsonwebtoken'
import { accessKey, refreshKey } from './keys.js'

// Reported here, where the key reaches the library, and not again at each call.
function claimsOf(token, key) {
  // expect: secret-key/require-fallback-keys
  return jwt.verify(token, key, { algorithms: ['HS256'] })
}

export const accessClaims = (token) => claimsOf(token, accessKey)
export const refreshClaims = (token) => claimsOf(token, refreshKey)
