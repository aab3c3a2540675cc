import { readToken, Signer, signToken } from './tokens.js'
import { tokenKey } from './keys.js'

// expect: secret-key/no-hardcoded-key
export const login = (user) => signToken({ sub: user.id }, 'made-up-key-of-a-wrapper-call', '5m')

// expect: secret-key/no-hardcoded-key
const invitations = new Signer('made-up-key-of-a-class')
export const invite = (email) => invitations.sign({ email })

// The wrapper itself is reported.
export const userOf = (token) => readToken(token, { key: tokenKey }).sub

// expect: secret-key/no-hardcoded-key
export const guestOf = (token) => readToken(token, { key: 'made-up-key-of-guests' }).sub
