/** Web Crypto, whoever hands it out. */
import type { webcrypto } from 'node:crypto'
import type { Claims, Untyped } from './contract.ts'
import { derivedKeys } from './shapes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hmac = { name: 'HMAC', hash: 'SHA-256' }
const gcm = { name: 'AES-GCM', iv: new Uint8Array(12) }

export async function subtleCrypto(t: Claims, path: string, subtle: webcrypto.SubtleCrypto): Promise<void> {
  const importHmac = (key: string) => subtle.importKey('raw', bytes(key), hmac, true, ['sign', 'verify'])
  const importAes = (key: string) =>
    subtle.importKey('raw', bytes(key).slice(8, 40), 'AES-GCM', false, ['encrypt', 'decrypt'])
  // What is several keys is handed on as it is.
  const keyOf = (key: Untyped, importing: (key: string) => Promise<webcrypto.CryptoKey>) =>
    Promise.all([key].flat().map(importing)).then((keys) => (Array.isArray(key) ? keys : keys[0]) as never)

  await t.rotation({
    sinks: [`${path}.importKey(1)`],
    ...derivedKeys(async (key) => new Uint8Array(await subtle.exportKey('raw', await importHmac(key)))),
    shows: (seen) => `${seen === 'alice' ? 'the same' : 'another'} CryptoKey, and then what its use shows`,
  })
  const importEmpty = (algorithm: Parameters<typeof subtle.importKey>[2], uses: webcrypto.KeyUsage[]) => () =>
    subtle.importKey('raw', bytes(''), algorithm, false, uses)
  const emptyHmac = importEmpty(hmac, ['sign', 'verify'])
  const emptyAes = importEmpty('AES-GCM', ['encrypt', 'decrypt'])
  // Every other use begins with importKey, where a key that could be empty ends.
  await t.emptyKeyAt([`${path}.importKey(1)`], emptyHmac, importEmpty('PBKDF2', ['deriveBits']))
  await t.emptyKeyAt([`${path}.sign(1)`], async () => subtle.sign('HMAC', await emptyHmac(), bytes('alice')))
  await t.emptyKeyAt([`${path}.verify(1)`], async () =>
    subtle.verify('HMAC', await emptyHmac(), bytes(''), bytes('alice')),
  )
  await t.emptyKeyAt([`${path}.encrypt(1)`], async () =>
    subtle.encrypt(gcm, await emptyAes(), bytes('alice')),
  )
  await t.emptyKeyAt([`${path}.decrypt(1)`], async () =>
    subtle.decrypt(gcm, await emptyAes(), bytes('alice')),
  )
  await t.rotation({
    sinks: [`${path}.sign(1)`, `${path}.verify(1)`],
    make: async (key) => subtle.sign('HMAC', await keyOf(key, importHmac), bytes('alice')),
    read: async (signature, key) =>
      subtle.verify('HMAC', await keyOf(key, importHmac), signature, bytes('alice')),
    accepted: true,
    shows: (seen) => `\`verify\` resolves to ${seen}`,
  })
  await t.rotation({
    sinks: [`${path}.encrypt(1)`, `${path}.decrypt(1)`],
    make: async (key) => subtle.encrypt(gcm, await keyOf(key, importAes), bytes('alice')),
    read: async (sealed, key) =>
      new Uint8Array(await subtle.decrypt(gcm, await keyOf(key, importAes), sealed)),
    shows: (_, { name }) => `AES-GCM: rejects with an ${name}`,
  })
}
