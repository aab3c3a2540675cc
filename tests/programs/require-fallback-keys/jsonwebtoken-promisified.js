import { promisify } from 'node:util'
import { verify } from 'jsonwebtoken'

const verifyToken = promisify(verify)

export async function userOf(token, { secret }) {
  // expect: secret-key/require-fallback-keys
  const { sub } = await verifyToken(token, secret, { algorithms: ['HS256'] })
  return sub
}
