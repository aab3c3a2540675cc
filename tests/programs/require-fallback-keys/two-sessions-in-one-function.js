import session from 'express-session'
import cookieParser from 'cookie-parser'

// Two purposes, two keys: neither of them is the other's fallback.
export function install(app, { customerKey, staffKey, cookieKey }) {
  // expect: secret-key/require-fallback-keys
  app.use('/shop', session({ secret: customerKey, name: 'shop', resave: false, saveUninitialized: false }))
  // expect: secret-key/require-fallback-keys
  app.use('/staff', session({ secret: staffKey, name: 'staff', resave: false, saveUninitialized: false }))
  // expect: secret-key/require-fallback-keys
  app.use(cookieParser(cookieKey))
}
