import session from 'express-session'
import { keys } from './two.js'
import { gone } from './not-there.js'
import data from './broken.json'

export const own = { keys }
export const { keys: again } = own
export const sessions = session({ secret: again, resave: false, saveUninitialized: false })
export const others = session({ secret: gone.keys, resave: false, saveUninitialized: false })
export const third = session({ secret: data.keys, resave: false, saveUninitialized: false })
