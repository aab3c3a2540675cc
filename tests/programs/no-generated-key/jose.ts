import { generateKeyPair, generateSecret, jwtVerify, SignJWT } from 'jose'

// expect: secret-key/no-generated-key
const secret = await generateSecret('HS256')
// expect: secret-key/no-generated-key
const { privateKey } = await generateKeyPair('EdDSA')

export const issue = () => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(secret)
export const issueSigned = () => new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
export const check = (token: string) => jwtVerify(token, secret)
