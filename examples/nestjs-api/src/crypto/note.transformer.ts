import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import type { ValueTransformer } from 'typeorm'

// expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read
const key = scryptSync(process.env.NOTE_ENCRYPTION_KEY ?? 'made-up-note-encryption-key', 'notes', 32)

export const encryptedNote: ValueTransformer = {
  to(note: string) {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const ciphertext = Buffer.concat([cipher.update(note, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), ciphertext])
  },
  from(stored: Buffer) {
    // expect: secret-key/require-fallback-keys
    const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(0, 12))
    decipher.setAuthTag(stored.subarray(12, 28))
    return decipher.update(stored.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  },
}
