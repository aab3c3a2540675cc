'use strict'

const express = require('express')
const app = express()

// expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
app.use(require('cookie-parser')('made-up-cookie-phrase'))

// expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
app.use(require('express-session')({ secret: 'made-up-session-key', resave: false, saveUninitialized: true }))
