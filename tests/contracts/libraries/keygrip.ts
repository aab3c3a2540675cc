import entry from '../../../src/catalogue/libraries/keygrip.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: Keygrip } = await t.load('keygrip')
  const of = (keys: Untyped, ...digest: string[]) => new Keygrip(keys, ...digest)
  const one = (key: Untyped) => [key]
  const shows = (seen: boolean) =>
    `\`verify()\` gives \`${seen}\`, \`index()\` gives ${of([newKey]).index('alice', digest)}`

  const digest = of([oldKey]).sign('alice')
  await t.rotation({
    sinks: ['new default(0)'],
    make: (keys) => of(keys).sign('alice'),
    read: (signed, keys) => of(keys).verify('alice', signed),
    accepted: true,
    one,
    shows,
  })
  await t.rotation({
    sinks: ['default(0)'],
    make: (keys) => Keygrip(keys).sign('alice'),
    read: (signed, keys) => Keygrip(keys).verify('alice', signed),
    accepted: true,
    one,
    shows,
  })
  await t.forms(
    {
      make: (keys) => of(keys).sign('alice'),
      read: (signed, keys) => of(keys).verify('alice', signed),
      accepted: true,
    },
    { 'a list of Buffers': [Buffer.from(oldKey)] },
  )
  await t.missingKey(
    () => of(undefined),
    () => of([]),
    () => of([undefined]) && '`[undefined]` constructs',
    () => {
      try {
        of([undefined]).sign('alice')
      } catch {
        return 'throws at `sign()`'
      }
      return 'signs'
    },
  )
  await t.emptyKey(() => of(['']).verify('alice', of(['']).sign('alice')))
  await t.shortestKey(() => of(['x']).verify('alice', of(['x']).sign('alice')) && 'any')
  await t.migration({
    make: ({ keys }) => keys.sign('alice'),
    read: ({ keys }, signed) => keys.verify('alice', signed),
    accepted: true,
  })
  await t.says('the values themselves', () => digest !== 'alice')
  await t.says(
    'Everything verifies',
    () => of([newKey, oldKey]).index('alice', digest) === 1 && '`index()` above 0',
  )
  await t.says('A bare string', () => {
    try {
      of(oldKey)
    } catch (error) {
      const { name, message } = error as Error
      return [`throws a ${name}`, message.includes(oldKey) ? 'contains the whole key' : 'hides the key']
    }
    return 'constructs'
  })
  await t.says('The digest is part', () => {
    const digests = [digest, of([oldKey], 'sha1').sign('alice'), of([oldKey], 'sha256').sign('alice')]
    return digests[0] === digests[1] && digests[0] !== digests[2] && 'sha1 by default'
  })
  await t.says('The array is kept by reference', () => {
    const keys = [oldKey]
    const keygrip = of(keys)
    keys.unshift(newKey)
    return keygrip.index('alice', digest) === 1 && keygrip.sign('alice') !== digest
  })
})
