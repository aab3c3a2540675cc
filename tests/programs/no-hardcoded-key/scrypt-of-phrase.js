import { createCipheriv, randomBytes, scryptSync } from 'node:crypto'

// expect: secret-key/no-hardcoded-key
const key = scryptSync('made-up-phrase-behind-a-derived-key', 'column', 32)

export function encrypt(text) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}
