'use strict'

const signature = require('cookie-signature')
const { cookieKeys } = require('./config/keys')

const cookieName = 'remember-me'

function remember(res, userId) {
  res.cookie(cookieName, signature.sign(String(userId), cookieKeys[0]), {
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    maxAge: 90 * 24 * 60 * 60 * 1000,
  })
}

/** The user that a cookie remembers, or `undefined`. */
function rememberedUser(req) {
  const cookie = req.cookies[cookieName]
  if (!cookie) return undefined
  for (const key of cookieKeys) {
    const userId = signature.unsign(cookie, key)
    if (userId !== false) return userId
  }
  return undefined
}

module.exports = { remember, rememberedUser }
