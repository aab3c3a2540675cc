import { createHmac, randomBytes } from 'node:crypto'

export function makeLinks(options = {}) {
  const {
    // expect: secret-key/no-generated-key
    key = randomBytes(32),
    lifetime = 3600,
  } = options

  function sign(path) {
    return createHmac('sha256', key).update(path).digest('base64url')
  }

  return { sign, lifetime }
}
