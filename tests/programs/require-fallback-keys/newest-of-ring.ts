import { jwtVerify } from 'jose'
import { keys } from './keys.js'

// expect: secret-key/require-fallback-keys
export const claimsOf = async (token: string) => (await jwtVerify(token, keys.newest)).payload
