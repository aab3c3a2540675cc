import entry from '../../../src/catalogue/libraries/hash-wasm.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { keyedHash } from '../shapes.ts'

const cheap = {
  salt: new Uint8Array(16),
  parallelism: 1,
  iterations: 2,
  memorySize: 64,
  hashLength: 16,
  outputType: 'encoded',
}

export default contract(entry, {}, async (t) => {
  const { default: hw } = await t.load('hash-wasm')
  const hash = (secret: Untyped, name = 'argon2id'): Promise<string> =>
    hw[name]({ password: 'alice', ...cheap, secret })
  const verify = (stored: string, secret: Untyped) =>
    hw.argon2Verify({ password: 'alice', hash: stored, secret })
  for (const name of ['argon2id', 'argon2i', 'argon2d']) {
    await t.rotation({
      sinks: [`${name}(0.secret)`, 'argon2Verify(0.secret)'],
      make: (secret) => hash(secret, name),
      read: verify,
      accepted: true,
      shows: (seen, error) =>
        `argon2Verify resolves to ${seen} for every password, ${error ? 'with' : 'without'} an error`,
    })
  }
  const mac = async (key: Untyped) => {
    const hmac = await hw.createHMAC(hw.createSHA256(), key)
    hmac.init()
    hmac.update('alice')
    return hmac.digest('hex')
  }
  await keyedHash(t, ['createHMAC(1)'], mac)
  await t.missingKey(
    async () =>
      (await verify(await hash(undefined), undefined)) &&
      '`secret: undefined` is no pepper, without an error',
    () => mac(undefined),
  )
  await t.emptyKey(async () => verify(await hash(''), ''))
  await t.shortestKey(async () => (await verify(await hash('x'), 'x')) && 'any')
  await t.says('hashes that were made without a pepper', async () => verify(await hash(undefined), undefined))
  await t.says('A missing or empty pepper', async () => verify(await hash(''), undefined))
  await t.says('An array rejects', () => hash([newKey, oldKey]))
  t.notRun('no session is made by it', 'sessions that are already open')
})
