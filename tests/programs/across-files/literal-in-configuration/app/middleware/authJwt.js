const jwt = require('jsonwebtoken')
const { secret } = require('../config/auth.config.js')

exports.verifyToken = (req, res, next) => {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  jwt.verify(req.headers['x-access-token'], secret, (error, decoded) => {
    if (error) return res.status(401).send({ message: 'Unauthorized!' })
    req.userId = decoded.id
    next()
  })
}
