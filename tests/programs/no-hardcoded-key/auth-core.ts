import { Auth } from '@auth/core'
import { olderAuthSecrets } from './keys.js'

export const handle = (request: Request) =>
  Auth(request, {
    providers: [],
    trustHost: true,
    // expect: secret-key/no-hardcoded-key
    secret: ['made-up-auth-core-key', ...olderAuthSecrets],
  })
