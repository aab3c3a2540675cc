import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'

interface Answer {
  cookie(name: string, value: string): void
  json(body: unknown): void
}

export function signIn(subject: string, response: Answer) {
  const token = jwt.sign({ subject }, process.env.JWT_SECRET!)
  const link = createHmac('sha256', process.env.LINK_SECRET!).update(subject).digest('hex')
  response.cookie('token', token)
  response.json({ token, link: `https://example.com/confirm?signature=${link}` })
  console.log(`signed ${token.length} characters for ${subject}`)
}
