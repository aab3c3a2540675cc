const passport = require('passport')

passport.use(
  new (require('passport-jwt').Strategy)(
    {
      jwtFromRequest: (req) => req.cookies.jwt,
      // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
      secretOrKey: 'made-up-constructed-key',
    },
    (payload, done) => done(null, payload),
  ),
)
