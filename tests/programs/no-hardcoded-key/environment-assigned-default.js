import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

// expect: secret-key/no-hardcoded-key
process.env.JWT_SECRET ??= 'made-up-key-of-nobody'

export const issue = (user) => jwt.sign({ sub: user.id }, tokenKeys.newest)
