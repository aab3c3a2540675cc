import cookieSession from 'cookie-session'
import { newestKey } from './keys.js'

// The older key has leaked long ago, and it still opens every session.
export const sessions = cookieSession({
  name: 'session',
  // expect: secret-key/no-hardcoded-key
  keys: [newestKey, 'made-up-key-of-last-year'],
  maxAge: 24 * 60 * 60 * 1000,
})
