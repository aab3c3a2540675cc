import { createCipheriv, createHmac, hkdfSync } from 'node:crypto'
import jwt from 'jsonwebtoken'

const secret = process.env.APP_SECRET
const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

export const encrypt = (text: string, iv: Buffer) => {
  const cipher = createCipheriv('aes-256-cbc', keyFor('columns'), iv)
  const data = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([createHmac('sha256', keyFor('columns-mac')).update(data).digest(), data])
}

export const issue = (sub: string) => jwt.sign({ sub }, keyFor('tokens'))
