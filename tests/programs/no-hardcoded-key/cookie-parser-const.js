const express = require('express')
const cookieParser = require('cookie-parser')

// expect: secret-key/no-hardcoded-key
const COOKIE_SECRET = 'made-up-cookie-phrase'

const app = express()
// expect: secret-key/require-fallback-keys
app.use(cookieParser(COOKIE_SECRET))
app.get('/', (req, res) => res.json(req.signedCookies))
