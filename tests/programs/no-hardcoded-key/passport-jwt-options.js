const { ExtractJwt, Strategy: JwtStrategy } = require('passport-jwt')
const { findUser } = require('./users')

module.exports = (passport) => {
  const opts = {}
  opts.jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken()
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  opts.secretOrKey = 'made-up-strategy-key'

  passport.use(
    new JwtStrategy(opts, (payload, done) => {
      findUser(payload.id)
        .then((user) => done(null, user ?? false))
        .catch(done)
    }),
  )
}
