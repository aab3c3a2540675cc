import { inviteKey } from '@workspace/keys'
import { SignJWT } from 'jose'

export const invite = (email) =>
  new SignJWT({ email })
    .setProtectedHeader({ alg: 'HS256' })
    // expect: secret-key/no-hardcoded-key
    .sign(new TextEncoder().encode(inviteKey))
