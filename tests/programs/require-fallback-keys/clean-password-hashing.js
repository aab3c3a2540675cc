import { createHash, scryptSync, timingSafeEqual } from 'node:crypto'
import argon2 from 'argon2'
import bcrypt from 'bcryptjs'

export const isArgon = (hash, password) => argon2.verify(hash, password)
export const isBcrypt = (hash, password) => bcrypt.compare(password, hash)
export const isScrypt = ({ salt, hash }, password) => timingSafeEqual(scryptSync(password, salt, 64), hash)
export const sameFile = (a, b) =>
  createHash('sha256').update(a).digest('hex') === createHash('sha256').update(b).digest('hex')
