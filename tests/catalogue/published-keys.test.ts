import { describe, expect, it } from 'vitest'
import { publishedKeys, sourceOfPublishedKey } from '../../src/catalogue/published-keys.ts'

// A package, repository or product, and what of it prints the key; or an issue or a standard by its number.
const place =
  /^(?:the @?[\w./ -]+ (?:README|API\.md|\.env\.example|documentation|template|source|tutorial|examples|debugger)|the GitHub issue [\w.-]+\/[\w.-]+#\d+|RFC \d+, appendix [A-Z]\.\d+|lists of placeholders in public code|the code of public applications)$/

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

describe('sourceOfPublishedKey', () => {
  it.each<[string, string, string | undefined]>([
    ['the very value', 'keyboard cat', 'the express-session README'],
    ['in other letters', 'Keyboard Cat', undefined],
    ['with something before it', 'my keyboard cat', undefined],
    ['with something after it', 'keyboard cat 2', undefined],
    ['with a space around it', ' keyboard cat', undefined],
    ['a prefix of a generator', 'django-insecure-made-up', 'the Django startproject template'],
    ['a prefix elsewhere than at the start', 'made-up-django-insecure-', undefined],
    ['a value that nobody printed', 'made-up-session-key', undefined],
    ['the name of a property that every object has', 'constructor', undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, value, source) => {
    expect(sourceOfPublishedKey(value)).toBe(source)
  })

  it('knows every key of the list by its own source', () => {
    expect(publishedKeys.map(({ key }) => sourceOfPublishedKey(key))).toEqual(
      publishedKeys.map(({ source }) => source),
    )
  })
})
