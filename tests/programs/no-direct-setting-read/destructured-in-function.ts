import { sign } from 'jsonwebtoken'

export function issue(subject: string): string {
  // expect: secret-key/no-direct-setting-read
  const { JWT_SECRET, NODE_ENV } = process.env
  if (!JWT_SECRET) throw new Error('JWT_SECRET is not set')
  return sign({ env: NODE_ENV }, JWT_SECRET, { subject })
}
