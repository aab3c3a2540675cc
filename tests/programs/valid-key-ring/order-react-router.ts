import { createCookieSessionStorage } from 'react-router'
import { sessionSecret, sessionSecretLegacy } from './keys.ts'

export const storage = createCookieSessionStorage({
  cookie: {
    name: '__session',
    // expect: secret-key/valid-key-ring
    secrets: [sessionSecretLegacy, sessionSecret],
  },
})
