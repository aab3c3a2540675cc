import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { columnKeys } from '../config/keys'

const [newestId = ''] = columnKeys.keys()

function keyWithId(id: string): Buffer {
  const key = columnKeys.get(id)
  if (!key) throw new Error(`there is no column key with the id ${id}`)
  return key
}

/** `id.iv.tag.ciphertext`: the id says which key reads the value again. */
export function encryptColumn(text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyWithId(newestId), iv)
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [newestId, ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

export function decryptColumn(value: string): string {
  const [id = '', iv = '', tag = '', ciphertext = ''] = value.split('.')
  const decipher = createDecipheriv('aes-256-gcm', keyWithId(id), Buffer.from(iv, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(ciphertext, 'base64url', 'utf8') + decipher.final('utf8')
}
