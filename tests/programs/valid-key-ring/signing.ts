import jwt from 'jsonwebtoken'

const ring = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter((key) => key !== undefined)

export function issue(subject: string): string {
  // expect: secret-key/valid-key-ring
  return jwt.sign({ subject }, process.env.JWT_SECRET_PREVIOUS!)
}

export function check(token: string) {
  for (const key of ring) {
    try {
      return jwt.verify(token, key)
    } catch {}
  }
  throw new Error('no key fits')
}
