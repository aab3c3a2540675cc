import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

let key
switch (process.env.APP_ENV) {
  case 'production':
  case 'staging':
    key = tokenKeys.newest
    break
  default:
    // expect: secret-key/no-hardcoded-key
    key = 'made-up-key-of-everybody-else'
}

export const issue = (user) => jwt.sign({ sub: user.id }, key)
