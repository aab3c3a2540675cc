import jwt from 'jsonwebtoken'

export function issue(subject: string): string {
  // expect: secret-key/no-empty-key
  return jwt.sign({ subject }, `${process.env.JWT_SECRET}`, { expiresIn: '15m' })
}

export function check(token: string) {
  // expect: secret-key/no-empty-key
  return jwt.verify(token, String(process.env.JWT_SECRET))
}
