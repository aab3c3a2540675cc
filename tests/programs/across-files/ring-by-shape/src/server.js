import cookieParser from 'cookie-parser'
import { doubleCsrf } from 'csrf-csrf'
import express from 'express'
import session from 'express-session'
import koaJwt from 'koa-jwt'
import { cookieKeys, csrfKeys, sessionSecret, tokenKey } from './keys.js'

const app = express()
app.use(session({ secret: sessionSecret, resave: false, saveUninitialized: false }))
// expect: secret-key/require-fallback-keys
app.use(cookieParser(cookieKeys))

export const { doubleCsrfProtection } = doubleCsrf({
  // expect: secret-key/require-fallback-keys
  getSecret: () => csrfKeys,
  getSessionIdentifier: (request) => request.session.id,
})

export const tokens = koaJwt({ secret: tokenKey.all })
// expect: secret-key/require-fallback-keys
export const newestOnly = koaJwt({ secret: tokenKey.newest })
