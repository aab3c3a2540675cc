const { sign } = require('jsonwebtoken')

// expect: secret-key/no-hardcoded-key
const key = 'made-up' + '-' + 'token-key'

exports.issue = (user) =>
  sign({ sub: user.id, role: user.role }, key, { algorithm: 'HS512', expiresIn: '2h' })
