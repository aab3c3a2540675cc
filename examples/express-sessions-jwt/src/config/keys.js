'use strict'

// The only file that reads a secret setting. Every export is a ring: newest key first, then the one before it.

const publishedKeys = new Set(['changeme', 'keyboard cat', 'secret', 'your-256-bit-secret'])

function ringOf(name) {
  const keys = [process.env[name], process.env[`${name}_PREVIOUS`]].filter(Boolean)
  if (keys.length === 0) throw new Error(`${name} is not set`)
  for (const key of keys) {
    if (publishedKeys.has(key)) throw new Error(`${name} stands in somebody's documentation`)
    if (key.length < 32) throw new Error(`${name} is shorter than 32 characters`)
  }
  return Object.freeze(keys)
}

module.exports = {
  sessionKeys: ringOf('SESSION_SECRET'),
  cookieKeys: ringOf('COOKIE_SECRET'),
  tokenKeys: ringOf('JWT_SECRET'),
  downloadKeys: ringOf('DOWNLOAD_LINK_SECRET'),
}
