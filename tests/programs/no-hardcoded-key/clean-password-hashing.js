import { pbkdf2Sync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import bcrypt from 'bcrypt'

export const bcryptHash = (password) => bcrypt.hash(password, 12)

export function hash(password) {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${scryptSync(password, salt, 64).toString('hex')}`
}

export function isPassword(password, stored) {
  const [salt, expected] = stored.split(':')
  return timingSafeEqual(scryptSync(password, Buffer.from(salt, 'hex'), 64), Buffer.from(expected, 'hex'))
}

export const legacyHash = (password, user) => pbkdf2Sync(password, user.salt, 100_000, 32, 'sha512')

// A hash that nobody's password has: the login of an unknown user takes as long as that of a known one.
export const nobody = '$2b$12$madeupmadeupmadeupmadeupmadeupmadeupmadeupmadeupmade'
export const compareWithNobody = (password) => bcrypt.compare(password, nobody)
