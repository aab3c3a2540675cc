import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { newKey, oldKey } from './keys.js'
import { rows, update } from './database.js'

function open({ iv, data, tag }, key) {
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(data), decipher.final()])
}

function openWithEither(row) {
  try {
    return open(row, newKey)
  } catch {
    return open(row, oldKey)
  }
}

for await (const row of rows()) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', newKey, iv)
  const data = Buffer.concat([cipher.update(openWithEither(row)), cipher.final()])
  await update(row.id, { iv, data, tag: cipher.getAuthTag() })
}
