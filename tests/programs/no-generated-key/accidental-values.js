const jwt = require('jsonwebtoken')
const { createHmac } = require('crypto')

// expect: secret-key/no-generated-key
const tokenKey = 'key-' + Math.random().toString(36).slice(2)
// expect: secret-key/no-generated-key
const linkKey = `${Date.now()}`

exports.issue = (payload) => jwt.sign(payload, tokenKey)
exports.sign = (path) => createHmac('sha256', linkKey).update(path).digest('hex')
