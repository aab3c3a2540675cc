import session from 'express-session'
import { config } from './config.js'

// Nothing here says how many keys there are.
export const first = session({ secret: config.keys, resave: false, saveUninitialized: false })
export const second = session({ secret: config.session.secrets, resave: false, saveUninitialized: false })
export const third = session({ secret: await config.loadKeys(), resave: false, saveUninitialized: false })
