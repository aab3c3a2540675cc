import { createCipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { masterKey } from './keys.ts'

export function encrypt(text: string) {
  const dataKey = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { data, iv, tag: cipher.getAuthTag(), key: publicEncrypt(masterKey, dataKey) }
}

export class EncryptedMessage {
  private readonly key = randomBytes(32)

  constructor(private readonly text: string) {}

  seal(iv: Buffer) {
    return createCipheriv('aes-256-gcm', this.key, iv).update(this.text)
  }
}
