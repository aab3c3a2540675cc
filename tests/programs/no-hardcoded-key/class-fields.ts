import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'

export class Signer {
  // expect: secret-key/no-hardcoded-key
  private static readonly LINK_KEY = 'made-up-link-key'
  // expect: secret-key/no-hardcoded-key
  readonly #tokenKey = 'made-up-field-key'

  token(subject: string): string {
    return jwt.sign({}, this.#tokenKey, { subject })
  }

  link(path: string): string {
    const signature = createHmac('sha256', Signer.LINK_KEY).update(path).digest('base64url')
    return `${path}?signature=${signature}`
  }
}
