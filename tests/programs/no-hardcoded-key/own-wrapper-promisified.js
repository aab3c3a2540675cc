'use strict'

const { promisify } = require('node:util')
const jwt = require('jsonwebtoken')

const sign = promisify(jwt.sign)

exports.issue = async (user) =>
  // expect: secret-key/no-hardcoded-key
  sign({ sub: user.id }, 'made-up-promised-key', { expiresIn: '1h' })
