'use strict'
var _jsonwebtoken = _interopRequireDefault(require('jsonwebtoken'))
var crypto = _interopRequireWildcard(require('crypto'))
function _interopRequireDefault(e) {
  return e && e.__esModule ? e : { default: e }
}
function _interopRequireWildcard(e) {
  return e
}
// expect: secret-key/no-hardcoded-key
exports.issue = (user) => _jsonwebtoken.default.sign({ sub: user.id }, 'made-up-babel-key')
// expect: secret-key/no-hardcoded-key
exports.hash = (text) => crypto.createHmac('sha256', 'made-up-babel-hmac-key').update(text).digest('hex')
