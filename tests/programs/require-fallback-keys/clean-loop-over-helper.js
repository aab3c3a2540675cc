import { createHmac, timingSafeEqual } from 'node:crypto'
import { signingKeys } from './keys.js'

const digest = (text, key) => createHmac('sha256', key).update(text).digest()

export const sign = (text) => digest(text, signingKeys[0]).toString('base64url')

export function isSigned(text, signature) {
  const given = Buffer.from(signature, 'base64url')
  return signingKeys.some((key) => {
    const expected = digest(text, key)
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}
