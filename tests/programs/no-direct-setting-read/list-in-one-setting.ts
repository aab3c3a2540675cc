import { createCookieSessionStorage } from 'react-router'

export const storage = createCookieSessionStorage({
  cookie: {
    name: 'en_session',
    sameSite: 'lax',
    path: '/',
    httpOnly: true,
    // expect: secret-key/no-direct-setting-read
    secrets: process.env.SESSION_SECRET.split(','),
    secure: process.env.NODE_ENV === 'production',
  },
})
