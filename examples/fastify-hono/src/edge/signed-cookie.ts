import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { cookieKeys } from '../settings.js'

/** A cookie that any key of the ring has signed. */
export async function signedCookie(c: Context, name: string): Promise<string | undefined> {
  for (const key of cookieKeys) {
    const value = await getSignedCookie(c, key, name)
    if (value) return value
  }
  return undefined
}

export const keepSignedCookie = (c: Context, name: string, value: string) =>
  setSignedCookie(c, name, value, cookieKeys[0]!, { httpOnly: true, secure: true, sameSite: 'Lax' })
