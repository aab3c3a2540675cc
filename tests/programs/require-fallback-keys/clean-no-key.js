import cookie from '@fastify/cookie'
import cookieParser from 'cookie-parser'
import { createCookie } from '@remix-run/node'
import jwt from 'jsonwebtoken'
import { decodeJwt } from 'jose'

export const parser = cookieParser()
export const theme = createCookie('theme', { maxAge: 60 })
export const register = (app) => app.register(cookie)
export const peek = (token) => [jwt.decode(token), decodeJwt(token)]
