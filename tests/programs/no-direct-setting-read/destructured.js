const crypto = require('crypto')

const {
  PORT,
  // expect: secret-key/no-direct-setting-read
  ENCRYPTION_KEY,
  // expect: secret-key/no-direct-setting-read
  SIGNING_KEY: signingKey,
} = process.env

exports.port = PORT
exports.encrypt = (text, iv) => crypto.createCipheriv('aes-256-gcm', ENCRYPTION_KEY, iv).update(text)
exports.sign = (text) => crypto.createHmac('sha256', signingKey).update(text).digest('hex')
