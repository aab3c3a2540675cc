import { appKey } from './keys.js'

const algorithm = { name: 'HMAC', hash: 'SHA-256' }
const imported = crypto.subtle.importKey('raw', new TextEncoder().encode(appKey), algorithm, false, [
  'verify',
])

export const isSigned = async (data: BufferSource, signature: BufferSource) =>
  // expect: secret-key/require-fallback-keys
  crypto.subtle.verify('HMAC', await imported, signature, data)

export const decrypt = async (key: CryptoKey, iv: BufferSource, data: BufferSource) =>
  // expect: secret-key/require-fallback-keys
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
