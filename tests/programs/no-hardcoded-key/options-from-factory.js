const session = require('express-session')

function sessionOptions(store) {
  return {
    store,
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: 'made-up-key-of-a-factory',
    resave: false,
    saveUninitialized: false,
  }
}

module.exports = (app, store) => app.use(session(sessionOptions(store)))
