import { createCipheriv } from 'node:crypto'

// expect: secret-key/no-hardcoded-key
const key = Buffer.from([
  7, 12, 33, 54, 1, 99, 200, 13, 44, 5, 86, 17, 8, 29, 10, 61, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18,
])

export const encrypt = (text, iv) => {
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}
