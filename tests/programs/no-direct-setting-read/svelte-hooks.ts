// file: src/hooks.server.ts
import type { Handle } from '@sveltejs/kit'
// expect: secret-key/no-direct-setting-read
import { JWT_SECRET } from '$env/static/private'
import jwt from 'jsonwebtoken'

export const handle: Handle = async ({ event, resolve }) => {
  const token = event.cookies.get('session')
  // expect: secret-key/require-fallback-keys
  if (token) event.locals.user = jwt.verify(token, JWT_SECRET)
  return resolve(event)
}
