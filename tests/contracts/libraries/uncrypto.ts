import entry from '../../../src/catalogue/libraries/uncrypto.ts'
import { contract, errorOf } from '../contract.ts'
import { subtleCrypto } from '../subtle.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hmac = { name: 'HMAC', hash: 'SHA-256' }

export default contract(entry, {}, async (t) => {
  const { subtle } = await t.load('uncrypto')
  await subtleCrypto(t, 'subtle', subtle)
  await t.missingKey(
    async () =>
      `importKey throws a ${(await errorOf(() => subtle.importKey('raw', undefined, hmac, false, ['sign']))).name}`,
  )
  await t.emptyKey(() => subtle.importKey('raw', bytes(''), 'PBKDF2', false, ['deriveBits']))
  await t.shortestKey(
    async () =>
      Boolean(await errorOf(() => subtle.importKey('raw', bytes(''), hmac, false, ['sign']))) &&
      'not empty for HMAC',
    async () =>
      Boolean(await errorOf(() => subtle.importKey('raw', bytes('x'), 'AES-GCM', false, ['encrypt']))) &&
      'the exact length for AES',
    async () =>
      Boolean(await subtle.importKey('raw', bytes(''), 'HKDF', false, ['deriveBits'])) &&
      'any, even empty, for PBKDF2 and HKDF',
  )
  await t.says('`subtle` is the SubtleCrypto', () => subtle === globalThis.crypto.subtle)
  t.notRun('there is no key in it', '`getRandomValues` and `randomUUID`')
})
