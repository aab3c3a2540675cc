import { createPublicKey, verify } from 'node:crypto'
import { importSPKI, jwtVerify } from 'jose'
import jwt from 'jsonwebtoken'

const publicKey = `-----BEGIN PUBLIC KEY-----
bWFkZS11cC1wdWJsaWMta2V5LXRoYXQtb3BlbnMtbm90aGluZy1hdC1hbGwtbWFk
-----END PUBLIC KEY-----`

export const claimsOf = (token: string) => jwt.verify(token, publicKey, { algorithms: ['RS256'] })

export const alsoClaimsOf = async (token: string) => jwtVerify(token, await importSPKI(publicKey, 'RS256'))

export const isSigned = (data: Buffer, signature: Buffer) =>
  verify(null, data, createPublicKey(publicKey), signature)
