import cookieSession from 'cookie-session'
import session from 'express-session'
import { getIronSession } from 'iron-session'
import jwt from 'jsonwebtoken'
import { cookieKeys, keyFor, older, sessionKeys, tokenKeys } from './keys.ts'

app.use(session({ secret: sessionKeys }))
app.use(session({ secret: [...sessionKeys, ...older] }))
app.use(cookieSession({ keys: ['made-up-key-1', 'made-up-key-2'] }))
app.use(cookieSession({ keys: cookieKeys.toReversed() }))

export const open = (req, res) =>
  getIronSession(req, res, { cookieName: 'sid', password: { 1: keyFor(1), 2: keyFor(2) } })

export const issue = (payload: object) => jwt.sign(payload, tokenKeys[0])
export const migrate = (token: string) => jwt.verify(token, older[0])

// A list of algorithms, and one of audiences, are no keys.
export const check = (token: string) =>
  jwt.verify(token, keyFor, { algorithms: ['HS256'], audience: ['a', 'b'] })
