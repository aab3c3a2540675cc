import crypto from 'node:crypto'
import jwt from 'jsonwebtoken'
import { getSecret } from './secret.js'

export class Consent {
  issue(claims) {
    const key = this.getConsentKey()
    return jwt.sign(claims, key, { expiresIn: '5m', algorithm: 'HS256' })
  }

  read(token) {
    const consentKey = this.getConsentKey()
    try {
      // expect: secret-key/require-fallback-keys
      return jwt.verify(token, consentKey, { algorithms: ['HS256'] })
    } catch {
      throw new Error('invalid or expired consent')
    }
  }

  isChallenge(verifier, stored) {
    const computed = this.hash(verifier)
    return (
      computed.length === stored.length && crypto.timingSafeEqual(Buffer.from(computed), Buffer.from(stored))
    )
  }

  // Makes a key of the key: it is reported where tokens are verified with it.
  getConsentKey() {
    return crypto.createHmac('sha256', getSecret()).update('consent-v1').digest()
  }

  hash(text, encoding = 'base64url') {
    return crypto.createHash('sha256').update(text).digest(encoding)
  }
}
