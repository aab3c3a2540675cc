'use strict'

const jwt = require('jsonwebtoken')
const { tokenKeys } = require('./config/keys')

const issuer = 'https://shop.example'

/** Signs claims with a key; every token of the shop is made here. */
function signToken(claims, key, lifetime = '15m') {
  return jwt.sign(claims, key, { algorithm: 'HS256', issuer, expiresIn: lifetime })
}

/** The claims of a token, or `undefined` when it is not ours. */
function readToken(token, key) {
  try {
    // expect: secret-key/require-fallback-keys
    return jwt.verify(token, key, { algorithms: ['HS256'], issuer })
  } catch {
    return undefined
  }
}

const issueAccessToken = (user) => signToken({ sub: user.id, role: user.role }, tokenKeys[0])

const issueResetToken = (user) =>
  // expect: secret-key/no-hardcoded-key
  signToken({ sub: user.id, purpose: 'password-reset' }, 'made-up-password-reset-key', '30m')

module.exports = { issueAccessToken, issueResetToken, readToken, signToken }
