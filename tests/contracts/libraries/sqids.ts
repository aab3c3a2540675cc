import entry from '../../../src/catalogue/libraries/sqids.ts'
import { contract } from '../contract.ts'

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba'] as const

export default contract(entry, {}, async (t) => {
  const { default: Sqids } = await t.load('sqids')
  const id = await t.rotation({
    sinks: [],
    keys: alphabets,
    make: (alphabet): string => new Sqids({ alphabet }).encode([42, 7]),
    read: (made, alphabet) => new Sqids({ alphabet }).decode(made).join(),
    accepted: '42,7',
    shows: (seen: string) => (/^\d+/.test(seen) ? 'old ids decode to other numbers' : seen),
  })
  await t.missingKey(
    () => new Sqids({}).encode([1]) === new Sqids().encode([1]) && 'the default alphabet is used',
  )
  t.notRun('they stand in the database', 'the numeric ids in the database')
  await t.says('Decode with each alphabet', () => {
    const coder = new Sqids({ alphabet: alphabets[1] })
    return coder.encode(coder.decode(id)) !== id
  })
  await t.says('A changed alphabet', () => new Sqids({ alphabet: alphabets[1] }).decode(id).length > 0)
})
