import { getIronSession, type SessionOptions } from 'iron-session'
import { cookies } from 'next/headers'
import { sessionPasswords } from '@/lib/env'

export interface CustomerSession {
  customerId?: string
  basket: string[]
}

export const sessionOptions: SessionOptions = {
  cookieName: 'customer-session',
  password: sessionPasswords,
  ttl: 14 * 24 * 60 * 60,
  cookieOptions: { httpOnly: true, sameSite: 'lax', secure: process.env.NODE_ENV === 'production' },
}

export async function customerSession() {
  return getIronSession<CustomerSession>(await cookies(), sessionOptions)
}
