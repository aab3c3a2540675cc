import { createDecipheriv } from 'node:crypto'

export class Vault {
  constructor(private readonly encryptionKey: Buffer) {}

  read(sealed: Buffer): string {
    const iv = sealed.subarray(0, 12)
    // expect: secret-key/require-fallback-keys
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, iv)
    decipher.setAuthTag(sealed.subarray(-16))
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  }
}
