import { createSecretKey } from 'node:crypto'
import * as jose from 'jose'

// expect: secret-key/no-hardcoded-key
const key = createSecretKey('made-up-key-behind-a-key-object', 'utf-8')

export const issue = (claims: jose.JWTPayload) =>
  new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key)
