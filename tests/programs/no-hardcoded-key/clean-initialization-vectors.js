import { createCipheriv } from 'node:crypto'
import { encryptionKey } from './keys.js'

const algorithm = 'aes-256-cbc'
const iv = Buffer.from('6d6164652d75702d69762d3132333435', 'hex')

// A fixed vector is a fault of another kind: it is public anyway.
export const encrypt = (text) => {
  const cipher = createCipheriv(algorithm, encryptionKey, iv)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}
