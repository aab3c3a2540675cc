import { getIronSession, unsealData, type SessionOptions } from 'iron-session'
import { cookies } from 'next/headers'
import { env } from './env.js'

const options: SessionOptions = {
  cookieName: 'session',
  // expect: secret-key/require-fallback-keys
  password: env.SESSION_PASSWORD,
}

export const session = async () => getIronSession<{ user?: string }>(await cookies(), options)

// expect: secret-key/require-fallback-keys
export const open = (seal: string) => unsealData(seal, { password: { 1: env.SESSION_PASSWORD } })
