import { createHmac } from 'node:crypto'

class Links {
  private readonly key: string

  constructor() {
    this.key = process.env.LINK_SECRET ?? ''
    if (!this.key) {
      throw new Error('LINK_SECRET is missing')
    }
  }

  sign(path: string) {
    return createHmac('sha256', this.key).update(path).digest('hex')
  }
}

export const links = new Links()

export function checkWebhook(body: string, signature: string) {
  const secret = process.env.HOOK_SECRET || ''
  if (secret === '') return false
  return createHmac('sha256', secret).update(body).digest('hex') === signature
}
