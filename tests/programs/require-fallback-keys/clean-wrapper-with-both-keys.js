import jwt from 'jsonwebtoken'
import { previousTokenKey, tokenKey } from './keys.js'

function claimsWith(key, token) {
  try {
    return jwt.verify(token, key, { algorithms: ['HS256'] })
  } catch {
    return undefined
  }
}

export const claimsOf = (token) => claimsWith(tokenKey, token) ?? claimsWith(previousTokenKey, token)
