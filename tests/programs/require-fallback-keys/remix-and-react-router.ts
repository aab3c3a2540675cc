import { createCookieSessionStorage } from '@remix-run/node'
import { createCookie } from 'react-router'
import { getEnv } from './env.js'

export const storage = createCookieSessionStorage<{ userId: string }>({
  cookie: {
    name: '__session',
    // expect: secret-key/require-fallback-keys
    secrets: [getEnv().SESSION_SECRET],
    sameSite: 'lax',
  },
})

export const theme = createCookie('theme', {
  // expect: secret-key/require-fallback-keys
  secrets: [getEnv().COOKIE_SECRET],
})
