import session from 'express-session'
import { keys } from './keys.js'

// expect: secret-key/require-fallback-keys
export const sessions = session({ secret: keys[0], resave: false, saveUninitialized: false })
