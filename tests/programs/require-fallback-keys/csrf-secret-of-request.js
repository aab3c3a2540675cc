import { doubleCsrf } from 'csrf-csrf'

export const { doubleCsrfProtection } = doubleCsrf({
  // expect: secret-key/require-fallback-keys
  getSecret: (req) => req.app.locals.csrfSecret,
  getSessionIdentifier: (req) => req.session.id,
})
