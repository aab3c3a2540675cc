const express = require('express')
const session = require('express-session')
const cookieParser = require('cookie-parser')

const app = express()
const { SESSION_SECRET, SESSION_SECRET_PREVIOUS } = require('./keys')

app.use(
  session({
    // expect: secret-key/valid-key-ring
    secret: [SESSION_SECRET_PREVIOUS, SESSION_SECRET],
    resave: false,
    saveUninitialized: false,
  }),
)
app.use(cookieParser([SESSION_SECRET, SESSION_SECRET_PREVIOUS]))
