const session = require('express-session')
const MongoStore = require('connect-mongo')
const { sessionKeys } = require('./keys')

module.exports = (mongoUrl) =>
  session({
    secret: sessionKeys,
    store: MongoStore.create({
      mongoUrl,
      ttl: 14 * 24 * 60 * 60,
      crypto: {
        // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
        secret: 'made-up-key-of-the-session-store',
      },
    }),
    resave: false,
    saveUninitialized: false,
  })
