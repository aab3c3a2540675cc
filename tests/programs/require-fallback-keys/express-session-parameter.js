import session from 'express-session'

export default function sessions(options) {
  return session({
    store: options.store,
    // expect: secret-key/require-fallback-keys
    secret: options.secret,
    resave: false,
    saveUninitialized: false,
  })
}
