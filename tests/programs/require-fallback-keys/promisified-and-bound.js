const util = require('util')
const jwt = require('jsonwebtoken')
const config = require('./config')

exports.protect = async (req, res, next) => {
  // expect: secret-key/require-fallback-keys
  const decoded = await util.promisify(jwt.verify)(req.cookies.jwt, config.jwtSecret)
  req.userId = decoded.id
  next()
}
