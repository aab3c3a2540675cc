import session from 'express-session'

export const sessions = (store) =>
  session({
    store,
    secret: [
      // expect: secret-key/no-hardcoded-key
      'made-up-newest-key',
      // expect: secret-key/no-hardcoded-key
      'made-up-older-key',
    ],
    resave: false,
    saveUninitialized: false,
  })
