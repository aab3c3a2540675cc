import { randomBytes } from 'node:crypto'
import session from 'express-session'
import jwt from 'jsonwebtoken'

const generateKey = (size = 32) => randomBytes(size).toString('hex')

// expect: secret-key/no-generated-key
const tokenKey = generateKey()

// expect: secret-key/no-generated-key
export const sessions = session({ secret: generateKey(64), resave: false, saveUninitialized: false })
export const issue = (payload) => jwt.sign(payload, tokenKey)
// A token that nobody will ever check.
export const issueOnce = (payload) => jwt.sign(payload, generateKey())
