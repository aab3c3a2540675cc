const { createHmac } = require('node:crypto')

// expect: secret-key/no-empty-key
exports.digest = (text) => createHmac('sha256', '').update(text).digest('hex')
