import entry from '../../../src/catalogue/libraries/hashids.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: library } = await t.load('hashids')
  const Hashids = library.default ?? library
  const make = (salt: Untyped): string => new Hashids(salt).encode(42)
  const read = (id: string, salt: Untyped) => {
    const numbers = new Hashids(salt).decode(id)
    return numbers[0] === 42 ? 'alice' : numbers
  }
  const shared = { sinks: ['new default(0)'], make, read } as const
  const empty = (seen: Untyped) =>
    `\`decode\` returns ${Array.isArray(seen) && seen.length === 0 ? 'an empty array' : seen}`
  await t.rotation({
    ...shared,
    only: ['public ids'],
    shows: (seen, error) => `${empty(seen)}, it ${error ? 'throws' : 'does not throw'}`,
  })
  await t.rotation({
    ...shared,
    only: ['links'],
    shows: (seen) => `${empty(seen)}, so the page is not found`,
  })
  await t.missingKey(() => make(undefined) === make('') && 'it works with an empty salt, without an error')
  await t.emptyKey(() => read(make(''), '') === 'alice')
  await t.shortestKey(() => read(make('x'), 'x') === 'alice' && 'any')
  await t.migration({
    // Node.js gives the class inside of the module, bundlers give it as it is.
    part: (code) =>
      code.replace(
        "import Hashids from 'hashids'",
        "import commonjs from 'hashids'\nconst Hashids = commonjs.default ?? commonjs",
      ),
    make: (m) => m.issue({ sub: 'u42' }),
    read: (m, id: string) => m.check(id).sub,
    accepted: 'u42',
  })
  t.notRun('they stand in the database', 'the numeric ids in the database')
  await t.says('A missing setting changes', () => make(undefined) !== make(oldKey))
  await t.says('Where the salt is also the key', () => read(make(oldKey), newKey) !== 'alice')
  await t.says('An array throws', () => make([newKey, oldKey]))
})
