import cookieSession from 'cookie-session'
import session from 'express-session'
import { cookieKey, ring, SESSION_KEY } from './keys'

export const handlers = [
  // expect: secret-key/no-hardcoded-key
  session({ secret: [SESSION_KEY, ...ring.olderKeys], resave: false, saveUninitialized: false }),
  // expect: secret-key/no-hardcoded-key
  cookieSession({ keys: [cookieKey, ...ring.olderKeys] }),
]
