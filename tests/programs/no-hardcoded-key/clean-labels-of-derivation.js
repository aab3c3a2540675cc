import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { encryptionKeys } from './keys.js'

// Labels keep purposes apart; they are no secrets.
const keyFor = (purpose) =>
  Buffer.from(hkdfSync('sha256', encryptionKeys.newest, '', `app.example/${purpose}`, 32))

export function encrypt(text) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('notes'), iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

export const etagOf = (body) => createHash('sha1').update('v2:').update(body).digest('base64url')
