import { createCipheriv, randomBytes } from 'node:crypto'

export class ColumnCipher {
  // expect: secret-key/no-direct-setting-read
  private readonly key = Buffer.from(process.env.COLUMN_ENCRYPTION_KEY ?? '', 'base64')

  encrypt(text: string): Buffer {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.key, iv)
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }
}
