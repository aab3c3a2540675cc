import cookieParser from 'cookie-parser'
import cookieSession from 'cookie-session'
import session from 'express-session'
import Keygrip from 'keygrip'
import { createCookieSessionStorage } from 'react-router'
import { cookieKey, cookieKeys, keys, newestKey, olderKeys, previousCookieKey } from './keys.js'

const sessionKeys = [newestKey, ...olderKeys]

export const handlers = [
  session({ secret: sessionKeys, resave: false, saveUninitialized: false }),
  session({ secret: keys.all, resave: false, saveUninitialized: false }),
  cookieParser(cookieKeys),
  cookieParser([cookieKey, previousCookieKey].filter(Boolean)),
  cookieSession({ keys: new Keygrip(cookieKeys, 'sha512') }),
]

export const storage = createCookieSessionStorage({
  cookie: { name: 'session', secrets: previousCookieKey ? [cookieKey, previousCookieKey] : [cookieKey] },
})
