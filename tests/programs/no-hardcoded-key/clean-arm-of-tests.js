import jwt from 'jsonwebtoken'
import { tokenKeys } from './keys.js'

const key = process.env.NODE_ENV === 'test' ? 'made-up-key-of-the-tests' : tokenKeys.newest

export const issue = (user) => jwt.sign({ sub: user.id }, key, { expiresIn: '1h' })
