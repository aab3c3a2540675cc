import { readFileSync } from 'node:fs'
import { Injectable } from '@nestjs/common'
import { verify } from 'jsonwebtoken'

const partnerPublicKey = readFileSync('certificates/partner-public.pem')

/** Tokens of the partner's identity provider: it holds the private key, this side checks with the public one. */
@Injectable()
export class PartnerSignOn {
  claimsOf(token: string) {
    return verify(token, partnerPublicKey, { algorithms: ['RS256'], issuer: 'https://id.partner.example' })
  }
}
