'use strict'

const cookieParser = require('cookie-parser')
const express = require('express')
const admin = require('./admin')
const { cookieKeys } = require('./config/keys')
const { authenticate } = require('./middleware/authenticate')
const account = require('./routes/account')
const downloads = require('./routes/downloads')
const invitations = require('./routes/invitations')
const { sessions } = require('./sessions')

function createServer({ store }) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 1)

  app.use(express.json({ limit: '100kb' }))
  app.use(cookieParser(cookieKeys))
  app.use(sessions({ store }))

  app.use('/account', account)
  app.use('/downloads', downloads)
  app.use('/invitations', invitations)
  app.use('/api', authenticate)
  app.use('/admin', admin)
  return app
}

module.exports = { createServer }
