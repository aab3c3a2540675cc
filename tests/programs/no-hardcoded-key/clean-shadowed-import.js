import jwt from 'jsonwebtoken'
import { keys } from './keys.js'

export const issue = (user) => jwt.sign({ sub: user.id }, keys.newest)

export function printAll(printers) {
  return printers.map((jwt) => jwt.sign('page', 'made-up-watermark-text'))
}
