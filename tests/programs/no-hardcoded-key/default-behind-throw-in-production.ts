import jwt from 'jsonwebtoken'
import { tokenKey } from './keys.js'

if (!tokenKey && process.env.NODE_ENV === 'production') throw new Error('the token key is not set')

// expect: secret-key/no-hardcoded-key
const key = tokenKey ?? 'made-up-key-of-development'

export const issue = (sub: string) => jwt.sign({ sub }, key)
