import crypto from 'node:crypto'
import { unsubscribeKeys } from './config/keys.js'

const codeOf = (address, key) =>
  crypto.createHmac('sha256', key).update(`unsubscribe:${address}`).digest('base64url')

export const unsubscribeLink = (address) => {
  const [newest] = unsubscribeKeys
  return `https://mail.example/unsubscribe/${encodeURIComponent(address)}?code=${codeOf(address, newest)}`
}

/** The code may be of any key: mails are opened years later. */
export async function unsubscribe(ctx) {
  const { address } = ctx.params
  const given = Buffer.from(String(ctx.query.code))
  for (const key of unsubscribeKeys) {
    const expected = Buffer.from(codeOf(address, key))
    if (given.length === expected.length && crypto.timingSafeEqual(given, expected)) {
      ctx.body = { unsubscribed: address }
      return
    }
  }
  ctx.throw(403, 'this link is not valid')
}
