import { linkKey } from './keys.js'

const encode = (text: string) => new TextEncoder().encode(text)

export async function isSigned(text: string, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    'raw',
    encode(linkKey),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  // expect: secret-key/require-fallback-keys
  const expected = await crypto.subtle.sign('HMAC', key, encode(text))
  return Buffer.from(expected).toString('hex') === signature
}
