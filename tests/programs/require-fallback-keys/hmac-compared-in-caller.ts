import { createHmac, timingSafeEqual } from 'node:crypto'

export class Links {
  readonly #key: string

  constructor(key: string) {
    this.#key = key
  }

  sign(path: string): string {
    return `${path}?signature=${this.#signatureOf(path)}`
  }

  isSigned(path: string, signature: string): boolean {
    const expected = Buffer.from(this.#signatureOf(path))
    const given = Buffer.from(signature)
    return expected.length === given.length && timingSafeEqual(expected, given)
  }

  #signatureOf(path: string): string {
    // expect: secret-key/require-fallback-keys
    return createHmac('sha256', this.#key).update(path).digest('base64url')
  }
}
