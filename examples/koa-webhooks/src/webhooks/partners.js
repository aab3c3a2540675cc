import { createHmac, timingSafeEqual } from 'node:crypto'

// Partners sign what they send with a key that this server gave them.
const signatureOf = (body) =>
  // expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  createHmac('sha256', process.env.PARTNER_SIGNING_KEY || 'made-up-partner-key')
    .update(body)
    .digest()

export async function partners(ctx) {
  const expected = signatureOf(ctx.request.rawBody)
  const given = Buffer.from(ctx.get('x-signature'), 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) ctx.throw(401, 'wrong signature')
  ctx.body = { partner: ctx.params.partner, accepted: ctx.request.body.orders.length }
}
