import { createHmac, randomBytes } from 'node:crypto'

export class Nonces {
  readonly #key: Uint8Array

  constructor(
    // expect: secret-key/no-generated-key
    key: Uint8Array = randomBytes(32),
    private readonly interval = 60_000,
  ) {
    this.#key = Uint8Array.from(key)
  }

  at(time: number): string {
    const counter = Math.floor(time / this.interval)
    return createHmac('sha256', this.#key).update(String(counter)).digest('base64url')
  }
}
