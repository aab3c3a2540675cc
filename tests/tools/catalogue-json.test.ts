import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { catalogueJson } from '../../tools/generate/catalogue.ts'

describe('the catalogue as JSON', () => {
  const text = catalogueJson(libraries)

  it('holds every entry whole', () => {
    expect(JSON.parse(text)).toEqual({ libraries })
  })

  it('has one line for each entry, between its brackets', () => {
    const lines = text.trimEnd().split('\n')
    expect([lines[0], lines.at(-1)]).toEqual(['{ "libraries": [', '] }'])
    const packages = lines.slice(1, -1).map((line) => /^{"package":"([^"]+)",/.exec(line)?.[1])
    expect(packages).toEqual(libraries.map((library) => library.package))
  })

  it('of no entries', () => {
    expect(JSON.parse(catalogueJson([]))).toEqual({ libraries: [] })
  })
})
