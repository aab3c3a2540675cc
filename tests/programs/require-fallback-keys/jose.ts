import * as jose from 'jose'
import { config } from './config.js'

const key = new TextEncoder().encode(config.secret)

export class Tokens {
  readonly #encryptionKey: Uint8Array

  constructor(encryptionKey: Uint8Array) {
    this.#encryptionKey = encryptionKey
  }

  async claims(token: string) {
    // expect: secret-key/require-fallback-keys
    const { payload } = await jose.jwtVerify(token, key, { issuer: 'app' })
    return payload
  }

  async decrypt(token: string) {
    // expect: secret-key/require-fallback-keys
    const { payload } = await jose.jwtDecrypt(token, this.#encryptionKey)
    return payload
  }

  async text(jwe: string) {
    // expect: secret-key/require-fallback-keys
    const { plaintext } = await jose.compactDecrypt(jwe, this.#encryptionKey)
    return new TextDecoder().decode(plaintext)
  }
}
