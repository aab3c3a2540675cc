import { unsign } from 'cookie-signature'
import { getSignedCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { cookieSecret, previousCookieSecret } from './keys.js'

export const valueOf = (cookie: string) =>
  unsign(cookie, cookieSecret) || unsign(cookie, previousCookieSecret)

export const nameOf = async (c: Context) =>
  (await getSignedCookie(c, cookieSecret, 'name')) || (await getSignedCookie(c, previousCookieSecret, 'name'))
