const jwt = require('jsonwebtoken')
const { jwtSecret } = require('../config')

module.exports = function authenticate(req, res, next) {
  const token = req.header('Authorization')?.replace('Bearer ', '')
  if (!token) return res.status(401).json({ error: 'no token' })

  // expect: secret-key/require-fallback-keys
  jwt.verify(token, jwtSecret, (error, user) => {
    if (error) return res.status(403).json({ error: 'invalid token' })
    req.user = user
    next()
  })
}
