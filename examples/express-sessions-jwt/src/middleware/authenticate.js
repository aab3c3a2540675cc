'use strict'

const jwt = require('jsonwebtoken')
const { tokenKeys } = require('../config/keys')

const options = { algorithms: ['HS256'], issuer: 'https://shop.example' }

// Tokens of the previous key are good until they expire.
function verifyWithAnyKey(token) {
  for (const [index, key] of tokenKeys.entries()) {
    try {
      return jwt.verify(token, key, options)
    } catch (error) {
      if (error.message !== 'invalid signature' || index === tokenKeys.length - 1) throw error
    }
  }
}

function authenticate(req, res, next) {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ')
  if (scheme !== 'Bearer' || !token) return res.status(401).json({ error: 'no token' })
  try {
    req.user = verifyWithAnyKey(token)
    next()
  } catch {
    res.status(401).json({ error: 'invalid token' })
  }
}

module.exports = { authenticate }
