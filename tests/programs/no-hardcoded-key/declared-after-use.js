const jwt = require('jsonwebtoken')

module.exports.issue = (user) => jwt.sign({ sub: user.id }, SECRET, { expiresIn: LIFETIME })

const LIFETIME = '1h',
  // expect: secret-key/no-hardcoded-key
  SECRET = 'made-up-key-below'
