import jwt from 'jsonwebtoken'
import { accessKey, refreshKey } from './keys.js'

export function claimsOf({ accessToken, refreshToken }) {
  // expect: secret-key/require-fallback-keys
  const access = jwt.verify(accessToken, accessKey)
  // expect: secret-key/require-fallback-keys
  const refresh = jwt.verify(refreshToken, refreshKey)
  return { access, refresh }
}
