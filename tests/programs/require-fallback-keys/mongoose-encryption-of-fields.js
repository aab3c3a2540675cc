import mongoose from 'mongoose'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { fieldKey } from './keys.js'

const seal = (text) => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', fieldKey, iv)
  return [iv, Buffer.concat([cipher.update(text), cipher.final()]), cipher.getAuthTag()]
    .map((part) => part.toString('base64'))
    .join('.')
}

const open = (text) => {
  const [iv, data, tag] = text.split('.').map((part) => Buffer.from(part, 'base64'))
  // expect: secret-key/require-fallback-keys
  const decipher = createDecipheriv('aes-256-gcm', fieldKey, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(data), decipher.final()]).toString()
}

export const Patient = mongoose.model(
  'Patient',
  new mongoose.Schema({ name: String, diagnosis: { type: String, set: seal, get: open } }),
)
