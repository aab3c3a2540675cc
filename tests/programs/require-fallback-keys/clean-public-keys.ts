import { readFileSync } from 'node:fs'
import { createVerify, verify } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { publicKey } from './keys.js'

const certificate = readFileSync('certificates/partner.crt')

export const claimsOf = (token: string) => jwt.verify(token, publicKey, { algorithms: ['RS256'] })
export const partnerClaims = (token: string) => jwt.verify(token, certificate, { algorithms: ['ES256'] })
export const isSigned = (data: Buffer, signature: Buffer) => verify(null, data, publicKey, signature)
export const isAlsoSigned = (data: string, signature: string) =>
  createVerify('RSA-SHA256').update(data).verify(publicKey, signature, 'base64')
