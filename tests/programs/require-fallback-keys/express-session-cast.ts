import session from 'express-session'
import { config } from './config.js'

export const sessions = session({
  // expect: secret-key/require-fallback-keys
  secret: config.sessionKeys as string,
  resave: false,
  saveUninitialized: false,
})
