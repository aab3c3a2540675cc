import cookieParser from 'cookie-parser'
import { doubleCsrf } from 'csrf-csrf'
import express from 'express'
import { cookieKeys } from './keys.js'

// expect: secret-key/no-hardcoded-key
const CSRF_SECRET = 'made-up-csrf-key'

const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  // expect: secret-key/require-fallback-keys
  getSecret: () => CSRF_SECRET,
  getSessionIdentifier: (req) => req.ip,
  cookieName: '__Host-csrf',
})

const app = express()
app.use(cookieParser(cookieKeys))
app.use(doubleCsrfProtection)
app.get('/token', (req, res) => res.json({ token: generateCsrfToken(req, res) }))
