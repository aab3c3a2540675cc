const express = require('express')
const session = require('express-session')

const defaults = Object.freeze({
  resave: false,
  saveUninitialized: false,
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-spread-key',
})

const app = express()
app.use(session({ ...defaults, name: 'app.sid' }))
