import jwt from 'jsonwebtoken'

export function issue(user) {
  // expect: secret-key/no-hardcoded-key
  return jwt.sign({ sub: user.id }, `made-up-key-of-${user.tenant}`, { expiresIn: '1h' })
}
