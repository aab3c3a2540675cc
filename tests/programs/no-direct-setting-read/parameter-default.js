import { createHmac } from 'node:crypto'

// expect: secret-key/no-direct-setting-read
export function linkTo(path, key = process.env.LINK_SECRET) {
  return `${path}?signature=${createHmac('sha256', key).update(path).digest('base64url')}`
}
