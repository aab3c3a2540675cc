import session from 'express-session'
import { loadSecret } from './vault.js'

const secret = await loadSecret('sessions')

export const sessions = session({
  name: 'sid',
  // expect: secret-key/require-fallback-keys
  secret,
  resave: false,
  saveUninitialized: false,
})
