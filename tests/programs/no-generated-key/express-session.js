const crypto = require('node:crypto')
const express = require('express')
const session = require('express-session')

const app = express()

app.use(
  session({
    // expect: secret-key/no-generated-key
    secret: crypto.randomBytes(64).toString('hex'),
    resave: false,
    saveUninitialized: false,
  }),
)

module.exports = app
