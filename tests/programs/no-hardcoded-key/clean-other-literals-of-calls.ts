import cookieParser from 'cookie-parser'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { cookieKeys, sessionKeys, tokenKeys } from './keys.js'

export const cookies = cookieParser(cookieKeys, { decode: (text) => decodeURIComponent(text) })
export const unsigned = cookieParser()

export const sessions = session({
  name: 'made-up-cookie-name',
  secret: sessionKeys,
  genid: () => crypto.randomUUID(),
  resave: false,
  saveUninitialized: false,
  cookie: { domain: 'app.example', path: '/', sameSite: 'strict' },
})

export const issue = (sub: string) =>
  jwt.sign({ sub, scope: 'made-up-scope' }, tokenKeys.newest, {
    algorithm: 'HS256',
    issuer: 'https://made-up-issuer.example',
    audience: 'made-up-audience',
    keyid: '2024-11',
  })

export const read = (token: string) => jwt.decode(token, { complete: true })
