import { createHmac } from 'node:crypto'
import { linkKey } from './keys.js'

export function isValidLink(url: URL): boolean {
  // expect: secret-key/require-fallback-keys
  const expected = createHmac('sha256', linkKey).update(url.pathname).digest('base64url')
  return url.searchParams.get('signature') === expected
}
