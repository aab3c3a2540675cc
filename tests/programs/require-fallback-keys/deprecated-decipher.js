const crypto = require('crypto')
const config = require('./config')

exports.decrypt = (text) => {
  const { algorithm, cipherKey } = config.crypto
  // expect: secret-key/require-fallback-keys
  const decipher = crypto.createDecipher(algorithm, cipherKey)
  return decipher.update(text, 'hex', 'utf8') + decipher.final('utf8')
}
