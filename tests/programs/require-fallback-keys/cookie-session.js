import cookieSession from 'cookie-session'
import { cookieKey } from './keys.js'

export const plain = cookieSession({
  name: 'session',
  // expect: secret-key/require-fallback-keys
  secret: cookieKey,
})

export const listed = cookieSession({
  name: 'other',
  // expect: secret-key/require-fallback-keys
  keys: [cookieKey],
})
