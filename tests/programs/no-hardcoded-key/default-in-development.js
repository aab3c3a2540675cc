import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

const production = process.env.NODE_ENV === 'production'

// expect: secret-key/no-hardcoded-key
const key = production ? tokenKeys.newest : 'made-up-development-key'

export const issue = (user) => jwt.sign({ sub: user.id }, key, { expiresIn: '1h' })
