// file: app/sessions.server.ts
import { createCookieSessionStorage } from '@remix-run/node'

export const { getSession, commitSession, destroySession } = createCookieSessionStorage({
  cookie: {
    name: '__session',
    httpOnly: true,
    path: '/',
    sameSite: 'lax',
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secrets: ['made-up-remix-key'],
    secure: true,
  },
})
