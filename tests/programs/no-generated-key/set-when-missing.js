import { randomBytes } from 'node:crypto'

if (!process.env.JWT_SECRET) {
  console.warn('JWT_SECRET is missing, tokens will not survive a restart')
  // expect: secret-key/no-generated-key
  process.env.JWT_SECRET = randomBytes(32).toString('hex')
}
