import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

const key = Buffer.alloc(32)
// expect: secret-key/no-generated-key
randomFillSync(key)

export const encrypt = (text, iv) => createCipheriv('aes-256-ctr', key, iv).update(text)
export const decrypt = (data, iv) => createDecipheriv('aes-256-ctr', key, iv).update(data)
