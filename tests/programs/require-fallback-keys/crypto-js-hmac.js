const CryptoJS = require('crypto-js')
const { linkKey } = require('./keys')

exports.isOwnLink = (body, signature) => {
  // expect: secret-key/require-fallback-keys
  const expected = CryptoJS.HmacSHA256(body, linkKey).toString()
  return expected === signature
}
