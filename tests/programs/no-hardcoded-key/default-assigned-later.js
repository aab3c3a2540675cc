import session from 'express-session'

// expect: secret-key/no-direct-setting-read
let secret = process.env.SESSION_SECRET
if (!secret) {
  console.warn('SESSION_SECRET is not set')
  // expect: secret-key/no-hardcoded-key
  secret = 'made-up-key-if-nothing-is-set'
}

// expect: secret-key/require-fallback-keys
export const sessions = session({ secret, resave: false, saveUninitialized: false })
