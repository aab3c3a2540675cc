const jwt = require('jsonwebtoken')

function tokenKey() {
  // expect: secret-key/no-hardcoded-key
  return 'made-up-key-behind-a-function'
}

exports.issue = (user) => jwt.sign({ sub: user.id }, tokenKey(), { expiresIn: '1h' })
