import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

const TOKEN_SECRET_MISSING = 'The secret key of the tokens is missing'
const errors = {
  INVALID_SECRET: 'made-up-invalid-secret',
  JWT_SECRET: 'JWT_SECRET must be set',
}

export function issue(sub: string): string {
  const [key] = tokenKeys
  if (!key) throw new Error(TOKEN_SECRET_MISSING)
  if (key.length < 32) throw new Error(errors.INVALID_SECRET)
  return jwt.sign({ sub }, key, { header: { alg: 'HS256', typ: 'at+jwt', kid: 'made-up-key-id' } })
}
