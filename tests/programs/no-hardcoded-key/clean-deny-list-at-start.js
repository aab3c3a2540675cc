import session from 'express-session'
import { sessionKeys } from './keys.js'

const DEFAULT_SECRET = 'made-up-key-that-older-versions-shipped'

if (process.env.NODE_ENV === 'production' && sessionKeys.includes(DEFAULT_SECRET)) {
  throw new Error('the session key is the one that older versions shipped with')
}

export const sessions = session({ secret: sessionKeys, resave: false, saveUninitialized: false })
