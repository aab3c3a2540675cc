const jwt = require('jsonwebtoken')

// expect: secret-key/no-hardcoded-key
exports.secret = 'made-up-exported-key'

exports.issue = (user) => jwt.sign({ sub: user.id }, exports.secret)
