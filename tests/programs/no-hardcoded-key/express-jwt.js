import { expressjwt } from 'express-jwt'

export const protect = expressjwt({
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-bearer-key',
  algorithms: ['HS256'],
}).unless({ path: ['/login', '/health'] })
