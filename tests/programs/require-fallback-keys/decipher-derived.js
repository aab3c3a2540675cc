const crypto = require('crypto')
const config = require('./config')

function decrypt(text) {
  const [salt, iv, data] = text.split('.').map((part) => Buffer.from(part, 'hex'))
  const key = crypto.scryptSync(config.encryptionSecret, salt, 32)
  // expect: secret-key/require-fallback-keys
  const decipher = crypto.createDecipheriv('aes-256-cbc', key, iv)
  return decipher.update(data, undefined, 'utf8') + decipher.final('utf8')
}

module.exports = { decrypt }
