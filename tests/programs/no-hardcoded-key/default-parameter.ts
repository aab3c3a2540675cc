import jwt from 'jsonwebtoken'

// expect: secret-key/no-hardcoded-key
export function issue(subject: string, key = 'made-up-parameter-default'): string {
  return jwt.sign({}, key, { subject, expiresIn: '5m' })
}
