import { createHmac } from 'node:crypto'
import { findUser } from './database.js'

/** RFC 6238: the key belongs to the user, who holds its other copy. */
export async function isCode(userId, code, step = Math.floor(Date.now() / 30_000)) {
  const user = await findUser(userId)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', Buffer.from(user.totpSecret, 'base64')).update(counter).digest()
  const offset = digest[19] & 0xf
  const expected = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
  return String(expected).padStart(6, '0') === code
}
