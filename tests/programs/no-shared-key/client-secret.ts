import { Strategy as GitHubStrategy } from 'passport-github2'
import passport from 'passport'
import session from 'express-session'

passport.use(
  new GitHubStrategy(
    { clientID: process.env.GITHUB_ID, clientSecret: process.env.GITHUB_SECRET, callbackURL: '/callback' },
    verify,
  ),
)

app.use(
  session({
    // expect: secret-key/no-shared-key
    secret: process.env.GITHUB_SECRET,
    resave: false,
  }),
)
