const { signedCookie } = require('cookie-parser')
const { unsign } = require('cookie-signature')
const { cookieKey } = require('./keys')

// expect: secret-key/require-fallback-keys
exports.sessionId = (cookies) => signedCookie(cookies.sid, cookieKey)
// expect: secret-key/require-fallback-keys
exports.rememberedUser = (cookies) => unsign(cookies.remember, cookieKey)
