import { createDecipheriv } from 'node:crypto'
import { columnKey } from './keys.js'

export function decrypt(iv, data) {
  try {
    // expect: secret-key/require-fallback-keys
    return createDecipheriv('aes-256-cbc', columnKey, iv).update(data)
  } catch {
    // Values of an older version; the key is the same.
    // expect: secret-key/require-fallback-keys
    return createDecipheriv('aes-256-ctr', columnKey, iv).update(data)
  }
}
