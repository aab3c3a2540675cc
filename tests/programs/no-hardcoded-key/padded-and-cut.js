import { createCipheriv } from 'node:crypto'

// expect: secret-key/no-hardcoded-key
const key = 'made-up-short-key'.padEnd(32, '0').slice(0, 32)

export const encrypt = (text, iv) => {
  const cipher = createCipheriv('aes-256-ctr', key, iv)
  return Buffer.concat([cipher.update(text), cipher.final()])
}
