import jwt from 'jsonwebtoken'
import { config } from './config.js'

// Not a fallback key: the second name only counts when the first is not set.
export const claimsOf = (token) =>
  // expect: secret-key/require-fallback-keys
  jwt.verify(token, config.tokenSecret ?? config.sessionSecret, { algorithms: ['HS256'] })
