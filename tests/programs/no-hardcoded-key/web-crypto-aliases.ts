import nodeCrypto, { webcrypto } from 'node:crypto'

const { subtle } = globalThis.crypto
const encode = (text: string) => new TextEncoder().encode(text)

// expect: secret-key/no-hardcoded-key
export const first = subtle.importKey('raw', encode('made-up-global-subtle'), 'HKDF', false, ['deriveKey'])
// expect: secret-key/no-hardcoded-key
export const second = webcrypto.subtle.importKey('raw', encode('made-up-webcrypto'), 'PBKDF2', false, [
  'deriveBits',
])
export const third = nodeCrypto.webcrypto.subtle.importKey(
  'raw',
  // expect: secret-key/no-hardcoded-key
  Buffer.from('made-up-default-webcrypto'),
  { name: 'HMAC', hash: 'SHA-512' },
  false,
  ['sign'],
)
