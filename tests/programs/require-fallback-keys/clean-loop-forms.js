import { createHmac, timingSafeEqual } from 'node:crypto'
import { unsign } from 'cookie-signature'
import jwt from 'jsonwebtoken'
import { keys, keysById } from './keys.js'

const attempt = (work) => {
  try {
    return work()
  } catch {
    return undefined
  }
}

export function first(token) {
  let claims
  keys.forEach((key) => {
    claims ??= attempt(() => jwt.verify(token, key))
  })
  return claims
}

export function second(token) {
  for (const [id, key] of Object.entries(keysById)) {
    const claims = attempt(() => jwt.verify(token, key))
    if (claims) return { id, claims }
  }
}

export const third = (cookie) =>
  Object.values(keysById).reduce((value, key) => value || unsign(cookie, key), false)

export function fourth(text, signature) {
  let index = 0
  while (index < keys.length) {
    const expected = createHmac('sha256', keys[index]).update(text).digest()
    if (timingSafeEqual(expected, signature)) return true
    index += 1
  }
  return false
}

export class Tokens {
  constructor(keys) {
    this.keys = keys
  }

  claims(token) {
    for (const key of this.keys) {
      const claims = attempt(() => jwt.verify(token, key))
      if (claims) return claims
    }
  }
}
