import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { InvalidTestCase, ValidTestCase } from '@typescript-eslint/rule-tester'
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import plugin from '../../../src/index.ts'
import { expectedPlaces } from '../../../tools/expectations.ts'
import { applySuggestions, oxlint, oxlintConfig, type Finding } from '../oxlint.ts'
import { ours, project, type Project } from '../project.ts'
import { versions } from '../versions.ts'

type Rule = RuleModule<string, readonly unknown[]>
type Case = InvalidTestCase<string, readonly unknown[]> | ValidTestCase<readonly unknown[]>

interface Tests {
  readonly valid: readonly ValidTestCase<readonly unknown[]>[]
  readonly invalid: readonly InvalidTestCase<string, readonly unknown[]>[]
}

const files: Record<string, string> = {}
const found: Finding[] = []
let mended: Project

/** The folder of each configuration; one run lints all of them. */
const folders = new Map<string, string>()
/** The folders of cases whose configuration has paths: those are relative to where oxlint runs. */
const alone: string[] = []

/** Makes a folder for a case, in which it finds its configuration. */
function folderFor(rules: Readonly<Record<string, unknown>>, settings: Case['settings'] = {}): string {
  const config = oxlintConfig(rules, settings['secret-key'] as Record<string, unknown> | undefined)
  const number = Object.keys(files).length
  const folder = config.includes('keyModules') ? folderAlone(config, number) : sharedFolder(config, number)
  // A package of its own: the rules look at what else a package has.
  files[`${folder}/package.json`] = '{ "type": "module" }'
  return folder
}

function folderAlone(config: string, number: number): string {
  const folder = `alone/${number}`
  alone.push(folder)
  files[`${folder}/.oxlintrc.json`] = config
  return folder
}

function sharedFolder(config: string, number: number): string {
  const folder = folders.get(config) ?? `cases/${folders.size}`
  folders.set(config, folder)
  files[`${folder}/.oxlintrc.json`] = config
  return `${folder}/${number}`
}

/** The text between two places, as ESLint counts them. */
function textAt(code: string, error: InvalidTestCase<string, readonly unknown[]>['errors'][number]): string {
  const lines = code.split('\n')
  const { line = 0, column = 0, endLine = 0, endColumn = 0 } = error
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, column - 1)
  const end = lines.slice(0, endLine - 1).reduce((sum, one) => sum + one.length + 1, endColumn - 1)
  return code.slice(start, end)
}

function messageOf(
  rule: Rule,
  { messageId, data = {} }: { messageId: string; data?: Readonly<Record<string, unknown>> },
): string {
  return (rule.meta.messages[messageId] ?? messageId).replaceAll(/\{\{ (\w+) \}\}/g, (_, name: string) =>
    String(data[name]),
  )
}

const byPlace = (a: { line: number; text: string }, b: { line: number; text: string }) =>
  a.line - b.line || a.text.localeCompare(b.text)

function checkCase(name: string, rule: Rule, test: Case): void {
  const options = 'options' in test ? (test.options ?? []) : []
  const folder = folderFor({ [`secret-key/${name}`]: ['error', ...options] }, test.settings)
  const file = `${folder}/${test.filename ?? 'file.tsx'}`
  files[file] = test.code
  const errors = 'errors' in test ? test.errors : []

  it(test.name ?? test.code, async () => {
    const expected = errors.map((error) => ({
      rule: `secret-key/${name}`,
      message: messageOf(rule, error),
      line: error.line ?? 0,
      text: textAt(test.code, error),
    }))
    const reported = found
      .filter((finding) => finding.file === file)
      .map(({ rule, message, line, text }) => ({ rule, message, line, text }))
    expect(reported.toSorted(byPlace)).toEqual(expected.toSorted(byPlace))

    const suggestions = errors.flatMap((error) => error.suggestions ?? [])
    if (suggestions.length > 1) return
    expect(await mended.read(file)).toBe(suggestions[0]?.output ?? test.code)
  })
}

/** Stands in for the rule tester: each case of the rule's tests becomes a test of what oxlint says. */
class OxlintTester {
  run(name: string, rule: Rule, { valid, invalid }: Tests): void {
    for (const test of [...valid, ...invalid]) checkCase(name, rule, test)
  }
}

vi.mock('../../rule-tester.ts', () => ({ RuleTester: OxlintTester }))

beforeAll(async () => {
  const packages = [versions.oxlint, versions.eslint, ours]
  const linted = await project(packages, files)
  mended = await project(packages, files)
  for (const folder of ['cases', ...alone]) {
    found.push(...(await oxlint(linted, folder)))
    await applySuggestions(mended, folder)
  }
})

// The rules for other languages than JavaScript have none.
const tested = Object.keys(plugin.rules).filter((name) => existsSync(`tests/rules/${name}.test.ts`))

for (const name of tested) {
  describe(name, async () => {
    await import(`../../rules/${name}.test.ts`)
  })
}

const { recommended } = plugin.configs
const programs = path.resolve('tests/programs')

function rulesFor(rule: string): Readonly<Record<string, unknown>> {
  const id = `secret-key/${rule}`
  const rules = Object.keys(recommended.rules ?? {})
  return Object.fromEntries((rules.includes(id) ? rules : [id]).map((one) => [one, 'error']))
}

for (const rule of readdirSync(programs).filter((folder) => folder in plugin.rules)) {
  describe(`programs of ${rule}`, async () => {
    for (const name of await readdir(path.join(programs, rule))) {
      const code = readFileSync(path.join(programs, rule, name), 'utf8')
      const said = /^\/\/ file: (?<path>\S+)$/m.exec(code)?.groups?.path
      const file = `${folderFor(rulesFor(rule))}/${said ?? `src/program${path.extname(name)}`}`
      files[file] = code

      it(name, () => {
        const expected = expectedPlaces(code).map((place) => `${place.line} ${place.rule}`)
        const reported = found.filter((finding) => finding.file === file)
        expect(reported.map((finding) => `${finding.line} ${finding.rule}`).toSorted()).toEqual(
          expected.toSorted(),
        )
      })
    }
  })
}

describe('programs of several files', async () => {
  const folder = path.join(programs, 'across-files')
  for (const name of await readdir(folder)) {
    const program = folderAlone(oxlintConfig(rulesFor('no-hardcoded-key')), Object.keys(files).length)
    const expected: string[] = []
    for (const entry of await readdir(path.join(folder, name), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const source = path.join(entry.parentPath, entry.name)
      const code = readFileSync(source, 'utf8')
      const file = `${program}/${path.relative(path.join(folder, name), source).replaceAll(path.sep, '/')}`
      files[file] = code
      expected.push(...expectedPlaces(code).map(({ line, rule }) => `${file}:${line} ${rule}`))
    }

    it(name, () => {
      const reported = found.filter(({ file }) => file.startsWith(`${program}/`))
      expect(reported.map(({ file, line, rule }) => `${file}:${line} ${rule}`).toSorted()).toEqual(
        expected.toSorted(),
      )
    })
  }
})
