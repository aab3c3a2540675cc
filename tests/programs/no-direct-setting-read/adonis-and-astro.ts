import { getSecret } from 'astro:env/server'
import env from '#start/env'
import { createCipheriv } from 'node:crypto'

export const encrypt = (text: string, iv: Buffer) =>
  // expect: secret-key/no-direct-setting-read
  createCipheriv('aes-256-gcm', env.get('APP_KEY'), iv).update(text)

export const alsoEncrypt = (text: string, iv: Buffer) =>
  // expect: secret-key/no-direct-setting-read
  createCipheriv('aes-256-gcm', getSecret('ENCRYPTION_KEY')!, iv).update(text)
