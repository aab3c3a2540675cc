const crypto = require('crypto')
const fs = require('fs')
const path = require('path')
const session = require('express-session')
const jwt = require('jsonwebtoken')

const file = path.join(process.env.DATA ?? '.', 'key')

function loadKey() {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    const key = crypto.randomBytes(32).toString('hex')
    fs.writeFileSync(file, key, { mode: 0o600 })
    return key
  }
}

const key = loadKey()

exports.sessions = session({ secret: loadKey(), resave: false, saveUninitialized: false })
exports.issue = (payload) => jwt.sign(payload, key)
