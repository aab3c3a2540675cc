'use strict'

const { Router } = require('express')
const jwt = require('jsonwebtoken')
const { issueResetToken } = require('../tokens')

const account = Router()

account.post('/password/forgotten', (req, res) => {
  const token = issueResetToken({ id: req.body.userId })
  res.json({ mail: `https://shop.example/account/password/reset?token=${token}` })
})

account.post('/email', (req, res) => {
  // expect: secret-key/no-direct-setting-read
  const secret = process.env.JWT_SECRET
  const token = jwt.sign({ sub: req.session.userId, email: req.body.email }, secret, { expiresIn: '1d' })
  res.json({ mail: `https://shop.example/account/email/confirm?token=${token}` })
})

account.get('/email/confirm', (req, res) => {
  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  jwt.verify(req.query.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (error, claims) => {
    if (error) return res.status(400).json({ error: 'this link is not valid any more' })
    req.session.email = claims.email
    res.json({ confirmed: claims.email })
  })
})

module.exports = account
