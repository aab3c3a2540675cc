import { describe, expect, it } from 'vitest'
import { publishedKeys } from '../../src/catalogue/published-keys.ts'

// A package, repository or product, and what of it prints the key; or an issue or a standard by its number.
const place =
  /^(?:@?[\w./ -]+ (?:README|API\.md|\.env\.example|documentation|template|source|tutorial|examples|debugger|code)|GitHub issue [\w.-]+\/[\w.-]+#\d+|RFC \d+, appendix [A-Z]\.\d+)$/

describe('publishedKeys', () => {
  const keys = publishedKeys.map(({ key }) => key)

  it('names no key twice', () => {
    expect(keys).toHaveLength(new Set(keys).size)
  })

  it('is sorted by key', () => {
    expect(keys).toEqual(keys.toSorted())
  })

  it('holds no key that a prefix covers already', () => {
    const prefixes = publishedKeys.filter(({ match }) => match === 'prefix').map(({ key }) => key)
    const covered = keys.filter((key) => prefixes.some((prefix) => key !== prefix && key.startsWith(prefix)))
    expect(covered).toEqual([])
  })

  it.each(publishedKeys)('$source', ({ key, source }) => {
    expect(key.trim()).toBe(key)
    expect(key).not.toBe('')
    expect(source).toMatch(place)
  })
})
