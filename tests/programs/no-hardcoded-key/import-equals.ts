import session = require('express-session')
import jwt = require('jsonwebtoken')

export const sessions = (olderKeys: string[]) =>
  // expect: secret-key/no-hardcoded-key
  session({ secret: ['made-up-key', ...olderKeys], resave: false, saveUninitialized: false })

// expect: secret-key/no-hardcoded-key
export const issue = (sub: string) => jwt.sign({ sub }, 'made-up-token-key')
