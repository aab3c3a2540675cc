'use strict'

const crypto = require('crypto')

// expect: secret-key/no-hardcoded-key
const KEY = Buffer.from('bWFkZS11cC1lbmNyeXB0aW9uLWtleS0zMi1ieXRlcyE=', 'base64')

function encrypt(text) {
  const iv = crypto.randomBytes(16)
  const cipher = crypto.createCipheriv('aes-256-cbc', KEY, iv)
  return iv.toString('hex') + ':' + cipher.update(text, 'utf8', 'hex') + cipher.final('hex')
}

module.exports = { encrypt }
