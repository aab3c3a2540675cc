import entry from '../../../src/catalogue/libraries/adonisjs__encryption.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { Encryption } = await t.load('@adonisjs/encryption')
  const box = (secret: Untyped) => new Encryption({ secret })
  const sealed = {
    sinks: ['new Encryption(0.secret)'],
    make: (secret: Untyped): string => box(secret).encrypt('alice'),
    read: (value: string, secret: Untyped) => box(secret).decrypt(value),
  }
  const signed = {
    sinks: ['new Encryption(0.secret)'],
    make: (secret: Untyped): string => box(secret).verifier.sign('alice'),
    read: (value: string, secret: Untyped) => box(secret).verifier.unsign(value),
  }
  const value = await t.rotation({
    ...sealed,
    only: ['ciphertext'],
    shows: (seen) => `\`decrypt\` returns ${seen}`,
  })
  await t.rotation({ ...signed, only: ['links'], shows: (seen) => `\`verifier.unsign\` returns ${seen}` })
  await t.rotation({
    ...sealed,
    only: ['cookies'],
    shows: (seen) =>
      `\`decrypt\` and \`verifier.unsign\` return ${[seen, signed.read(signed.make(oldKey), newKey)].every((each) => each === null) ? 'null' : seen}`,
  })
  await t.missingKey(() => box(undefined))
  await t.emptyKey(() => sealed.read(sealed.make(''), '') === 'alice')
  await t.shortestKey(async () => {
    const { message } = await errorOf(() => box('x'.repeat(15)))
    return (
      sealed.read(sealed.make('x'.repeat(16)), 'x'.repeat(16)) === 'alice' &&
      /\d+ characters/.exec(message)?.[0]
    )
  })
  await t.migration({ make: (m) => m.seal('alice'), read: (m, stored: string) => m.open(stored) })
  await t.says('A wrong key gives null', () => sealed.read(value, newKey) === null)
  await t.says('An array of keys', async () => {
    const { message } = await errorOf(() => box([newKey, oldKey]).decrypt(value))
    return `throws "${message.slice(0, 'Missing "app.appKey"'.length)}"`
  })
})
