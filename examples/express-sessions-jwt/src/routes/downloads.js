'use strict'

const { createHmac, timingSafeEqual } = require('node:crypto')
const { Router } = require('express')
const { downloadKeys } = require('../config/keys')

const downloads = Router()
const [downloadKey] = downloadKeys

const signatureOf = (file, expires) =>
  // expect: secret-key/require-fallback-keys
  createHmac('sha256', downloadKey).update(`${file}:${expires}`).digest()

function linkTo(file, lifetimeInSeconds = 3600) {
  const expires = Math.floor(Date.now() / 1000) + lifetimeInSeconds
  const signature = signatureOf(file, expires).toString('base64url')
  return `/downloads/${encodeURIComponent(file)}?expires=${expires}&signature=${signature}`
}

downloads.get('/:file', (req, res) => {
  const expected = signatureOf(req.params.file, req.query.expires)
  const given = Buffer.from(String(req.query.signature), 'base64url')
  const valid = given.length === expected.length && timingSafeEqual(given, expected)
  if (!valid || Number(req.query.expires) < Date.now() / 1000) return res.sendStatus(403)
  res.download(req.params.file, { root: 'files' })
})

module.exports = Object.assign(downloads, { linkTo })
