const Cookies = require('cookies')
const Keygrip = require('keygrip')
const { cookieKey } = require('./keys')

// expect: secret-key/require-fallback-keys
const grip = new Keygrip([cookieKey])

exports.isSigned = (text, signature) => grip.verify(text, signature)
// expect: secret-key/require-fallback-keys
exports.cookiesOf = (req, res) => new Cookies(req, res, { keys: [cookieKey] })
