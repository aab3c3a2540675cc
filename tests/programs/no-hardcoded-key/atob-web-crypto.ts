// expect: secret-key/no-hardcoded-key
const raw = Uint8Array.from(atob('bWFkZS11cC13ZWItY3J5cHRvLWtleS0zMi1ieXRlcyE='), (c) => c.charCodeAt(0))

export async function encrypt(data: BufferSource): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  return crypto.subtle.encrypt({ name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }, key, data)
}
