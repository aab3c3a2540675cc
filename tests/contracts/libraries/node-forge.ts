import entry from '../../../src/catalogue/libraries/node-forge.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys, keyedHash } from '../shapes.ts'

const iv = 'made-up-iv-1'

export default contract(entry, {}, async (t) => {
  const { default: forge } = await t.load('node-forge')
  const mac = (key: Untyped): string => {
    const hmac = forge.hmac.create()
    hmac.start('sha256', key)
    hmac.update('alice')
    return hmac.digest().toHex()
  }
  await keyedHash(t, ['.start(1)'], mac)
  const encrypt = (key: string) => {
    const cipher = forge.cipher.createCipher('AES-GCM', key)
    cipher.start({ iv })
    cipher.update(forge.util.createBuffer('alice'))
    cipher.finish()
    return { body: cipher.output.getBytes() as string, tag: cipher.mode.tag as unknown }
  }
  const decrypt = ({ body, tag }: ReturnType<typeof encrypt>, key: Untyped) => {
    const decipher = forge.cipher.createDecipher('AES-GCM', key)
    decipher.start({ iv, tag })
    decipher.update(forge.util.createBuffer(body))
    return decipher.finish() ? decipher.output.toString() : false
  }
  const keys = [oldKey.slice(8), newKey.slice(8)] as const
  await t.rotation({
    sinks: ['cipher.createCipher(1)', 'cipher.createDecipher(1)'],
    keys,
    make: encrypt,
    read: decrypt,
    shows: (seen, error) =>
      `AES-GCM: \`decipher.finish()\` returns ${seen}, it ${error ? 'throws' : 'does not throw'}`,
  })
  await t.rotation({
    sinks: ['pkcs5.pbkdf2(0)'],
    ...derivedKeys((key) => forge.util.bytesToHex(forge.pkcs5.pbkdf2(key, 'salt', 1, 32))),
  })
  const aesLengths = async (run: (key: string) => unknown) => {
    for (const length of [16, 24, 32]) run(oldKey.slice(0, length))
    for (const length of [0, 1, 15, 17, 31, 33, 40]) await errorOf(() => run(oldKey.slice(0, length)))
    return '16, 24 or 32 bytes'
  }
  await t.missingKey(() => mac(undefined))
  await t.emptyKey(() => mac(''))
  await t.shortestKey(
    () => mac('x').length === 64 && 'any for HMAC',
    async () => `${await aesLengths(encrypt)} for AES`,
  )
  const made = encrypt(keys[0])
  for (const [sink, run] of [
    ['cipher.createCipher(1)', encrypt],
    ['cipher.createDecipher(1)', (key: string) => decrypt(made, key)],
  ] as const) {
    await t.emptyKeyAt([sink], () => run(''))
    await t.shortestKeyAt([sink], () => aesLengths(run))
  }
  await t.migration({ make: (m) => m.issue({ sub: 'alice' }), read: (m, link: string) => m.check(link).sub })
  await t.says('`start(hash, null)`', () => {
    const hmac = forge.hmac.create()
    hmac.start('sha256', oldKey)
    hmac.start(null, null)
    hmac.update('alice')
    return hmac.digest().toHex() === mac(oldKey)
  })
  await t.says('An array of keys', () => ![mac(newKey), mac(oldKey)].includes(mac([newKey, oldKey])))
  await t.says('A wrong key does not throw', () => decrypt(encrypt(keys[0]), keys[1]) === false)
})
