// file: src/config/keys.ts
import { createCipheriv, randomBytes } from 'node:crypto'

const encryptionKey = Buffer.from(
  // expect: secret-key/no-hardcoded-key
  process.env.ENCRYPTION_KEY || '6d6164652d75702d656e6372797074696f6e2d6b65792d33322d62797465732121',
  'hex',
)

export function seal(text: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}
