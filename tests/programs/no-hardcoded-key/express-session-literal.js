import express from 'express'
import session from 'express-session'

const app = express()

app.use(
  session({
    name: 'sid',
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: 'made-up-session-key',
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true },
  }),
)

app.get('/', (req, res) => res.json({ views: (req.session.views = (req.session.views ?? 0) + 1) }))
