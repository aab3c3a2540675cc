const { randomBytes } = require('crypto')
const jwt = require('jsonwebtoken')

let key

function getKey() {
  if (!key) {
    // expect: secret-key/no-generated-key
    key = randomBytes(32)
  }
  return key
}

exports.issue = (user) => jwt.sign({ sub: user.id }, getKey(), { expiresIn: '1h' })
exports.check = (token) => jwt.verify(token, getKey())
