import express from 'express'
import session from 'express-session'

export const router = express.Router()

router.use(
  session({
    // expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    secret: process.env.SESSION_SECRET ?? 'made-up-session-key',
    resave: false,
    saveUninitialized: false,
  }),
)
