import { jwtVerify, SignJWT } from 'jose'

// expect: secret-key/no-empty-key
const key = new TextEncoder().encode(`${process.env.JWT_SECRET}`)

export const issue = () => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(key)
export const check = (token: string) => jwtVerify(token, key)
