// expect: secret-key/no-generated-key
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export const seal = (iv: Uint8Array, data: Uint8Array) =>
  crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)

export const open = (iv: Uint8Array, data: Uint8Array) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
