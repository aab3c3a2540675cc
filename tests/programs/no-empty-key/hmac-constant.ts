import crypto from 'crypto'

// expect: secret-key/no-empty-key
const KEY = process.env.SESSION_SECRET || ''

export default function sign(text: string): string {
  const hash = crypto.createHmac('sha512', KEY)
  hash.update(text)
  return hash.digest('hex')
}
