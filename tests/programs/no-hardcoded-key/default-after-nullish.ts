import { SignJWT } from 'jose'

const encoder = new TextEncoder()

export class TokenIssuer {
  readonly #key: Uint8Array

  constructor(options: { key?: string } = {}) {
    // expect: secret-key/no-hardcoded-key
    this.#key = encoder.encode(options.key ?? 'made-up-key-if-nobody-gives-one')
  }

  issue(subject: string): Promise<string> {
    return new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject(subject).sign(this.#key)
  }
}
