import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'

export class TokenService {
  // expect: secret-key/no-generated-key
  private readonly key = randomBytes(48).toString('base64')
  private readonly refreshKey: string

  constructor(private readonly issuer: string) {
    // expect: secret-key/no-generated-key
    this.refreshKey = randomBytes(48).toString('base64')
  }

  issue(subject: string): string {
    return jwt.sign({}, this.key, { subject, issuer: this.issuer })
  }

  refresh(subject: string): string {
    return jwt.sign({}, this.refreshKey, { subject, issuer: this.issuer })
  }
}
