import cookieParser from 'cookie-parser'
import session from 'express-session'
import { newest, older, settings } from './keys.js'

const secret = [newest, older]
const getSecret = () => [newest, ...settings.older]
const list = settings.cookieSecret.split(',')

export const handlers = [
  cookieParser(secret),
  session({ secret: getSecret(), resave: false, saveUninitialized: false }),
  session({ secret: list, resave: false, saveUninitialized: false }),
]

export const normalised = (option) => cookieParser(Array.isArray(option) ? option : [option])
