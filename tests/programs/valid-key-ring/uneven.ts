import cookieParser from 'cookie-parser'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { appKey, appKeyOld } from './keys.ts'

app.use(session({ secret: [appKey, appKeyOld], resave: false, saveUninitialized: false }))
// expect: secret-key/valid-key-ring
app.use(cookieParser(appKey))

// expect: secret-key/valid-key-ring
export const check = (token: string) => jwt.verify(token, appKey)

export const issue = (payload: object) => jwt.sign(payload, appKey)
