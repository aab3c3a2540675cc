import { createCipheriv } from 'node:crypto'
import session from 'express-session'
import { getIronSession } from 'iron-session'
import jwt from 'jsonwebtoken'
import { buildConfig } from 'payload'

export const payload = buildConfig({ secret: process.env.PAYLOAD_SECRET || '' })
export const sessions = session({ secret: process.env.SESSION_SECRET ?? '' })
export const issue = (subject: string) => jwt.sign({ subject }, process.env.JWT_SECRET || '')
export const open = (request: Request, response: Response) =>
  getIronSession(request, response, { cookieName: 'session', password: `${process.env.COOKIE_KEY}` })
export const encrypt = (iv: Buffer) =>
  createCipheriv('aes-256-gcm', Buffer.from(process.env.DATA_KEY ?? '', 'base64'), iv)
