import { webcrypto } from 'node:crypto'

const encoder = new TextEncoder()
// expect: secret-key/no-hardcoded-key
const secret = encoder.encode('made-up-web-crypto-secret')

export async function signatureOf(text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await webcrypto.subtle.importKey('raw', secret, algorithm, false, ['sign'])
  return Buffer.from(await webcrypto.subtle.sign('HMAC', key, encoder.encode(text))).toString('base64url')
}
