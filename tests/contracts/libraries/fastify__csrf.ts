import entry from '../../../src/catalogue/libraries/fastify__csrf.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const library = await t.load('@fastify/csrf')
  const { default: Tokens } = library
  const visitor: string = new Tokens().secretSync()
  for (const [label, Class] of [
    ['new default(0.hmacKey)', Tokens],
    ['new Tokens(0.hmacKey)', library.Tokens ?? Tokens.Tokens ?? Tokens],
  ]) {
    await t.rotation({
      sinks: [label],
      make: (hmacKey): string => new Class({ hmacKey }).create(visitor),
      read: (token, hmacKey) => new Class({ hmacKey }).verify(visitor, token),
      accepted: true,
      shows: (seen) => `\`verify()\` gives \`${seen}\``,
    })
  }
  const plain = (hmacKey: Untyped) => new Tokens({ hmacKey }).verify(visitor, new Tokens().create(visitor))
  await t.missingKey(() => plain(undefined) && 'plain hashes without a key, silently')
  await t.emptyKey(() => plain(''))
  await t.withEmptyKey(() => plain('') && 'makes hashes without a key')
  await t.shortestKey(
    () => new Tokens({ hmacKey: 'x' }).verify(visitor, new Tokens({ hmacKey: 'x' }).create(visitor)) && 'any',
  )
  await t.says('tokens without `hmacKey`', () => new Tokens().verify(visitor, new Tokens().create(visitor)))
  await t.says('An array is refused', () => new Tokens({ hmacKey: [newKey, oldKey] }))
  await t.says(
    'A missing setting goes unnoticed',
    () => plain(undefined) && plain('') && '`undefined` and the empty string both mean no key',
  )
})
