const jwt = require('jsonwebtoken')

const SETTING = 'JWT_SECRET'

exports.issue = (claims) => {
  // expect: secret-key/no-direct-setting-read
  const key = process.env[SETTING]
  return jwt.sign(claims, key)
}
