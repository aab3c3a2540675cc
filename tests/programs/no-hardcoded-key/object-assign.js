import cookieSession from 'cookie-session'

const defaults = { name: 'session', maxAge: 3_600_000 }

export const sessions = (olderKeys) =>
  // expect: secret-key/no-hardcoded-key
  cookieSession(Object.assign({}, defaults, { keys: ['made-up-assigned-key', ...olderKeys] }))
