import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

let key = tokenKeys.newest
if (process.env.NODE_ENV === 'test') {
  key = 'made-up-key-in-tests-only'
}

const other = process.env.VITEST ? 'made-up-key-in-vitest-only' : tokenKeys.newest

export const issue = (user) => [jwt.sign({ sub: user.id }, key), jwt.sign({ sub: user.id }, other)]
