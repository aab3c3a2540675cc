import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const key = randomBytes(32)

export function isSame(given, expected) {
  const left = createHmac('sha256', key).update(given).digest()
  const right = createHmac('sha256', key).update(expected).digest()
  return timingSafeEqual(left, right)
}

export function isSameOnce(given, expected) {
  const once = randomBytes(32)
  const hash = (text) => createHmac('sha256', once).update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
