import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import session from 'express-session'

const secret = process.env.APP_SECRET!

app.use(session({ secret, resave: false, saveUninitialized: false }))

export function encryptColumn(text: string): Buffer {
  const iv = randomBytes(12)
  // expect: secret-key/no-shared-key
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret, 'hex'), iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

export const decryptColumn = (data: Buffer) =>
  createDecipheriv('aes-256-gcm', Buffer.from(secret, 'hex'), data.subarray(0, 12)).update(data.subarray(12))
