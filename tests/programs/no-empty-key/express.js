import cookieSession from 'cookie-session'
import express from 'express'
import { expressjwt } from 'express-jwt'
import session from 'express-session'

const app = express()

// expect: secret-key/no-empty-key
app.use(session({ secret: `${process.env.SESSION_SECRET}`, resave: false, saveUninitialized: false }))
// expect: secret-key/no-empty-key
app.use(expressjwt({ secret: `${process.env.JWT_SECRET}`, algorithms: ['HS256'] }))
// expect: secret-key/no-empty-key
app.use(cookieSession({ keys: [process.env.COOKIE_KEY || ''] }))

export { app }
