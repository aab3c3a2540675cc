import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { keys } from './keys.ts'

interface User {
  readonly id: string
  readonly password: string
  readonly secret: string | null
}

export const reset = (user: User) => jwt.sign({ id: user.id }, process.env.RESET_SECRET + user.password)
export const forUser = (user: User) =>
  createHmac('sha256', user.secret ?? '')
    .update(user.id)
    .digest('hex')
export const cookie = (id: string) =>
  createHmac('sha256', keys.newest).update(`${id}.${process.env.COOKIE_NAME}`).digest('hex')
