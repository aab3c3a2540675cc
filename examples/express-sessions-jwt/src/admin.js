'use strict'

const { Router } = require('express')
const session = require('express-session')

const admin = Router()

admin.use(
  session({
    name: 'admin.sid',
    // expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    secret: process.env.ADMIN_SESSION_SECRET || 'made-up-admin-session-key',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'strict', secure: true, maxAge: 60 * 60 * 1000 },
  }),
)

admin.get('/', (req, res) => {
  if (!req.session.staff) return res.status(403).json({ error: 'staff only' })
  res.json({ staff: req.session.staff })
})

module.exports = admin
