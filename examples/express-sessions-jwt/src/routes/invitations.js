'use strict'

const { createHmac, timingSafeEqual } = require('node:crypto')
const { Router } = require('express')
const { downloadKeys } = require('../config/keys')

const invitations = Router()

const codeOf = (email, key) => createHmac('sha256', key).update(`invitation:${email}`).digest()

const isCodeOf = (email, code) =>
  downloadKeys.some((key) => {
    const expected = codeOf(email, key)
    return code.length === expected.length && timingSafeEqual(code, expected)
  })

invitations.post('/', (req, res) => {
  const code = codeOf(req.body.email, downloadKeys[0]).toString('base64url')
  res.json({ mail: `https://shop.example/invitations/${encodeURIComponent(req.body.email)}?code=${code}` })
})

invitations.get('/:email', (req, res) => {
  const code = Buffer.from(String(req.query.code), 'base64url')
  if (!isCodeOf(req.params.email, code)) return res.sendStatus(403)
  req.session.invited = req.params.email
  res.redirect('/account')
})

module.exports = invitations
