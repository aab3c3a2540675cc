const session = require('express-session')
const config = require('./config')

module.exports = (app) => {
  // expect: secret-key/require-fallback-keys
  app.use(session({ secret: [config.sessionSecret], resave: false, saveUninitialized: false }))
}
