'use strict'

const session = require('express-session')
const { sessionKeys } = require('./config/keys')

const sessions = ({ store }) =>
  session({
    name: 'shop.sid',
    store,
    secret: sessionKeys,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: 14 * 24 * 60 * 60 * 1000 },
  })

module.exports = { sessions }
