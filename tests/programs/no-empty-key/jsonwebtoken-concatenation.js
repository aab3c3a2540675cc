const jwt = require('jsonwebtoken')

// expect: secret-key/no-empty-key
const secret = process.env.JWT_SECRET + ''

exports.issue = (payload) => jwt.sign(payload, secret)
exports.check = (token) => jwt.verify(token, secret)
