import { createHmac } from 'node:crypto'
import bcrypt from 'bcrypt'

// expect: secret-key/no-direct-setting-read
export const hash = (password: string) => bcrypt.hash(password + process.env.PASSWORD_PEPPER, 12)

export const blindIndex = (email: string) =>
  // expect: secret-key/no-direct-setting-read
  createHmac('sha256', process.env.BLIND_INDEX_KEY!).update(email.toLowerCase()).digest('hex')
