import session from 'express-session'
import { sessionSecrets } from '#keys'

// expect: secret-key/require-fallback-keys
export const sessions = session({ secret: sessionSecrets, resave: false, saveUninitialized: false })
