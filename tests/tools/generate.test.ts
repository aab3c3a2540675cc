import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/catalogue/types.ts'
import { detectionSource, librariesSource } from '../../tools/generate/catalogue.ts'
import { differingFiles, writeFiles } from '../../tools/generate/files.ts'
import { writeRuleHeaders } from '../../tools/generate/rule-headers.ts'
import { ruleNamesSource, rulesSource } from '../../tools/generate/rules.ts'

const root = mkdtempSync(path.join(tmpdir(), 'generate-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})

const library: Library = {
  package: '@acme/sessions',
  verified: '1.0.0',
  reference: 'https://example.com',
  sinks: [],
  rotation: { invalidates: [], unaffected: [], withFallback: 'Nothing.', dropWhen: 'at once' },
  emptyKey: 'accepted',
  traps: ['A trap.'],
  examples: { correct: ['correct()'], incorrect: [] },
}

describe('the files to write', () => {
  const files = new Map([
    ['same.txt', 'same'],
    ['changed.txt', 'new'],
    ['folder/missing.txt', 'new'],
    ['stale.txt', undefined],
    ['gone.txt', undefined],
  ])
  mkdirSync(path.join(root, 'folder'))
  for (const [file, text] of Object.entries({
    'same.txt': 'same',
    'changed.txt': 'old',
    'stale.txt': 'old',
  })) {
    writeFileSync(path.join(root, file), text)
  }

  it('are those that differ', async () => {
    expect(await differingFiles(root, files)).toEqual(['changed.txt', 'folder/missing.txt', 'stale.txt'])
  })

  it('differ no more when they are written', async () => {
    await writeFiles(root, files)
    expect(await differingFiles(root, files)).toEqual([])
    expect(readFileSync(path.join(root, 'folder/missing.txt'), 'utf8')).toBe('new')
  })
})

describe('generated sources', () => {
  it('import every library', () => {
    expect(librariesSource([library])).toContain(
      `import acmeSessions from './acme__sessions.ts'

/** Every library of the catalogue, sorted by package. */
export const libraries: readonly Library[] = [
  acmeSessions,
]
`,
    )
  })

  it('give names to packages that begin with a digit', () => {
    expect(librariesSource([{ ...library, package: '@47ng/cloak' }])).toContain(
      "import _47ngCloak from './47ng__cloak.ts'",
    )
  })

  it('keep of a library what rules need', () => {
    expect(detectionSource([library])).toContain(
      '{"package":"@acme/sessions","sinks":[],"rotation":{"invalidates":[],"unaffected":[],' +
        '"withFallback":"Nothing.","dropWhen":"at once"},"emptyKey":"accepted"},',
    )
  })

  it('import every rule', () => {
    expect(rulesSource(['no-thing', 'require-thing'])).toContain(`export const rules = {
  'no-thing': noThing,
  'require-thing': requireThing,
}`)
  })
})

describe('the names of the rules', () => {
  it('are a type', () => {
    expect(ruleNamesSource(['no-thing', 'require-thing'])).toContain(
      "export type RuleName =\n  | 'no-thing'\n  | 'require-thing'\n",
    )
  })
})

describe('the headers of rule pages', () => {
  it('need the built plugin, and say so', () => {
    expect(writeRuleHeaders(root, true)).toContain('Run `npm run build` first.')
  })
})
