import { randomUUID } from 'node:crypto'
import session from 'express-session'

const secret = process.env.NODE_ENV === 'production' ? process.env.SESSION_SECRET : randomUUID()

if (process.env.NODE_ENV === 'production' && !process.env.COOKIE_SECRET) {
  throw new Error('COOKIE_SECRET is missing')
}

export const sessions = session({ secret, resave: false, saveUninitialized: false })
export const cookieKeys = [process.env.COOKIE_SECRET || randomUUID()]
