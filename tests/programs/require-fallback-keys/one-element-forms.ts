import session from 'express-session'
import { sessionKey } from './keys.js'

const options = { resave: false, saveUninitialized: false }
const keys = [sessionKey]

export const handlers = [
  // expect: secret-key/require-fallback-keys
  session({ ...options, secret: [sessionKey].filter(Boolean) }),
  // expect: secret-key/require-fallback-keys
  session({ ...options, secret: [sessionKey] as string[] }),
  // expect: secret-key/require-fallback-keys
  session({ ...options, secret: Array.of(sessionKey) }),
  // expect: secret-key/require-fallback-keys
  session({ ...options, secret: keys }),
]
