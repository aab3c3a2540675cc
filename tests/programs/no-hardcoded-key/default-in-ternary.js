import session from 'express-session'

export function sessions({ secret, olderSecrets, store }) {
  return session({
    store,
    // expect: secret-key/no-hardcoded-key
    secret: [secret ? secret : 'made-up-session-key', ...olderSecrets],
    resave: false,
    saveUninitialized: false,
  })
}
