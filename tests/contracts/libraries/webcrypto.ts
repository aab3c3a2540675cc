import { subtle as ofNode, webcrypto } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/webcrypto.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import { subtleCrypto } from '../subtle.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

export default contract(entry, {}, async (t) => {
  await subtleCrypto(t, 'crypto.subtle', globalThis.crypto.subtle)
  await subtleCrypto(t, 'webcrypto.subtle', webcrypto.subtle)
  await subtleCrypto(t, 'subtle', ofNode)
  const { subtle } = globalThis.crypto
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const missing = undefined as unknown as ArrayBuffer
  await t.missingKey(async () => {
    const { name, message } = await errorOf(() => subtle.importKey('raw', missing, hmac, false, ['sign']))
    return [`a ${name}`, message.replace(/^.*(2nd argument)/, '$1')]
  })
  await t.emptyKey(() => subtle.importKey('raw', bytes(''), 'PBKDF2', false, ['deriveBits']))
  await t.shortestKey(
    async () => {
      await errorOf(() => subtle.importKey('raw', bytes(''), hmac, false, ['sign']))
      return Boolean(await subtle.importKey('raw', bytes('x'), hmac, false, ['sign'])) && 'not empty for HMAC'
    },
    async () =>
      Boolean(await errorOf(() => subtle.importKey('raw', bytes(oldKey), 'AES-GCM', false, ['encrypt']))) &&
      'the exact length for AES',
    async () =>
      Boolean(await subtle.importKey('raw', bytes(''), 'HKDF', false, ['deriveBits'])) &&
      'any, even empty, for PBKDF2 and HKDF',
  )
  await t.migration({
    make: (m) => m.issue({ sub: 'alice' }),
    read: async (m, link: string) => (await m.check(link)).sub,
  })
  t.notRun('there is no key in it', '`digest`', '`getRandomValues`')
  await t.says('An array of keys', async () => {
    const keys = await Promise.all(
      [newKey, oldKey].map((key) => subtle.importKey('raw', bytes(key), hmac, false, ['verify'])),
    )
    return `throws a ${(await errorOf(() => subtle.verify('HMAC', keys as never, bytes(''), bytes('')))).name} in verify`
  })
  await t.says('`new TextEncoder().encode(undefined)`', () =>
    subtle.importKey('raw', bytes(undefined as unknown as string), hmac, false, ['sign']),
  )
  await t.says(
    'The key enters in importKey',
    async () =>
      Boolean(await errorOf(() => subtle.importKey('raw', oldKey as never, hmac, false, ['sign']))) &&
      'a string is refused',
  )
  await t.says(
    '`crypto.subtle`, `webcrypto.subtle`',
    () => subtle === (webcrypto.subtle as unknown) && subtle === (ofNode as unknown),
  )
})
