import { createHmac, timingSafeEqual } from 'node:crypto'

export function checkSignature(body: string, signature: string): boolean {
  const digest = createHmac(
    'sha256',
    // expect: secret-key/no-empty-key
    process.env.LINK_SECRET ?? '',
  )
    .update(body)
    .digest('hex')
  return timingSafeEqual(Buffer.from(digest), Buffer.from(signature))
}
