import passport from 'passport'
import { ExtractJwt, Strategy as JwtStrategy, type StrategyOptions } from 'passport-jwt'
import config from './config.js'
import { findUser } from './users.js'

const options: StrategyOptions = {
  // expect: secret-key/require-fallback-keys
  secretOrKey: config.jwt.secret,
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
}

passport.use(new JwtStrategy(options, async (payload, done) => done(null, await findUser(payload.sub))))
