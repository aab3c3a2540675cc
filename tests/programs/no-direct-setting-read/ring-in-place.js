import session from 'express-session'

export const sessions = session({
  secret: [
    // expect: secret-key/no-direct-setting-read
    process.env.SESSION_SECRET,
    // expect: secret-key/no-direct-setting-read
    process.env.SESSION_SECRET_PREVIOUS,
  ].filter(Boolean),
  resave: false,
  saveUninitialized: false,
})
