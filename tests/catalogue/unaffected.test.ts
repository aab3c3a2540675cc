import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { Library } from '../../src/catalogue/types.ts'
import { contradictedBy } from '../../src/catalogue/unaffected.ts'

const ofAll: readonly Library[] = libraries
const statements = [
  ...new Set(
    ofAll.flatMap((library) =>
      [library.rotation, ...library.sinks.flatMap(({ rotation }) => rotation ?? [])].flatMap(
        ({ unaffected }) => unaffected,
      ),
    ),
  ),
]

describe('what contradicts a sentence about what stays as it is', () => {
  it.each([
    ['password hashes', ['passwords']],
    ['sessions', ['sessions', 'cookies']],
    ['database sessions', ['sessions', 'cookies']],
    ['webhooks: they have a secret of their own', ['webhooks']],
    ['signed links', ['links']],
    ['columns that are not encrypted', []],
    ['tokens that are only decoded (`decode`)', []],
    ['unsigned cookies', []],
    ['something that no entry says', 'any'],
  ] as const)('%s', (statement, kinds) => {
    expect(contradictedBy(statement)).toEqual(kinds)
  })

  it('stored data is contradicted by everything that is stored', () => {
    expect(contradictedBy('stored data')).toEqual(
      expect.arrayContaining(['ciphertext', 'blind indexes', 'passwords', 'public ids']),
    )
  })

  it.each(
    statements.filter((statement) => statement.includes('password') && contradictedBy(statement) !== 'any'),
  )('a pepper contradicts "%s"', (statement) => {
    const kinds = contradictedBy(statement)
    // Links for a new password are links, whatever else is in the sentence.
    expect(kinds.length === 0 || kinds.includes('passwords') || kinds.includes('links')).toBe(true)
  })

  it('is known for nearly every sentence of the catalogue: the rest is said only where nothing else is done', () => {
    const unknown = statements.filter((statement) => contradictedBy(statement) === 'any')
    expect(unknown.length / statements.length).toBeLessThan(0.15)
  })
})
