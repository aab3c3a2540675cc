const passport = require('passport')
const { Strategy, ExtractJwt } = require('passport-jwt')
const cookieSession = require('cookie-session')
const User = require('./models/user')

module.exports = (app) => {
  app.use(
    cookieSession({
      maxAge: 30 * 24 * 60 * 60 * 1000,
      // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
      keys: [process.env.COOKIE_KEY],
    }),
  )
  passport.use(
    new Strategy(
      {
        jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
        // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
        secretOrKey: process.env.SECRET,
      },
      async ({ sub }, done) => done(null, await User.findById(sub)),
    ),
  )
}
