/**
 * Lints every file of the packages that real-code/packages.json pins (or of the folders that are given) with all rules
 * of the built plugin, and fails when one throws or reports outside the text. A file that costs more than its own parse
 * is measured again, twice, and listed when the least of the three still does.
 *
 *     npx tsx benchmarks/unbreakable.ts [--eslint FOLDER] [--every N] [FOLDER ...]
 *
 * `--eslint` takes another ESLint, from a folder that it is installed in; `--every 10` takes each tenth file.
 */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Linter as ESLintLinter } from 'eslint'
import { plugin } from '../tools/built-plugin.ts'
import { clockedParser, processorTime } from './bench/clock.ts'
import { codeFiles } from './bench/configurations.ts'
import { codeFilesIn, pinnedIn, unpacked } from '../tools/pinned-packages.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    eslint: { type: 'string', default: import.meta.dirname },
    every: { type: 'string', default: '1' },
  },
})

const require = createRequire(path.resolve(values.eslint, 'package.json'))
const { Linter } = require('eslint') as { Linter: typeof ESLintLinter }

/** What ESLint takes for a file that a person wrote; the rest is data, and the worst cases try its size. */
const mostBytes = 1_000_000

const folders =
  positionals.length > 0
    ? positionals.map((folder) => path.resolve(folder))
    : pinnedIn(list()).map((pinned) => unpacked(pinned))

function list(): string {
  return path.join(import.meta.dirname, 'real-code/packages.json')
}

const parsing = clockedParser()

const common: ESLintLinter.Config = {
  files: codeFiles,
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  languageOptions: { parser: parsing.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
}
const bare = [common]
const all = [common, plugin.configs.all]

interface Run {
  readonly messages: readonly ESLintLinter.LintMessage[]
  readonly parse: number
  readonly rest: number
}

function run(linter: ESLintLinter, config: ESLintLinter.Config[], text: string, filename: string): Run {
  const parsed = parsing.spent()
  const start = processorTime()
  const messages = linter.verify(text, config, { filename })
  const parse = parsing.spent() - parsed
  return { messages, parse, rest: processorTime() - start - parse }
}

interface Slow {
  readonly file: string
  readonly parse: number
  readonly added: number
}

const crashes: string[] = []
const outside: string[] = []
const slow: Slow[] = []
let files = 0
let unparsed = 0
let reports = 0
const total = { parse: 0, bare: 0, all: 0 }

for (const folder of folders) {
  const linter = new Linter({ cwd: folder, configType: 'flat' })
  const every = Number(values.every)
  const before = files
  for (const [index, file] of codeFilesIn(folder).entries()) {
    if (index % every !== 0 || statSync(file).size > mostBytes) continue
    files += 1
    const text = readFileSync(file, 'utf8')
    // Published tests are tests, and the rules leave them alone: here they are code like any other.
    const filename = path.join(
      folder,
      path.relative(folder, file).replaceAll(/(?:__)?tests?(?:__)?|spec/g, 'checks'),
    )
    const measure = () => {
      const without = run(linter, bare, text, filename)
      const withAll = run(linter, all, text, filename)
      return {
        without,
        withAll,
        parse: Math.min(without.parse, withAll.parse),
        added: withAll.rest - without.rest,
      }
    }
    try {
      const { without, withAll, ...first } = measure()
      let { parse, added } = first
      if (without.messages.some(({ fatal }) => fatal)) unparsed += 1
      total.parse += parse
      total.bare += without.rest
      total.all += withAll.rest
      reports += withAll.messages.filter(({ fatal }) => !fatal).length
      const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
      for (const { line, column, endLine, endColumn, ruleId } of withAll.messages) {
        const isIn = (row: number, place: number) => place >= 1 && place <= (lines[row - 1]?.length ?? -1) + 1
        if (ruleId !== null && !(isIn(line, column) && isIn(endLine ?? line, endColumn ?? column)))
          outside.push(`${file}:${line}:${column} ${ruleId}`)
      }
      for (let again = 0; again < 2 && added > Math.max(parse, 2); again += 1) {
        const other = measure()
        added = Math.min(added, other.added)
        parse = Math.max(parse, other.parse)
      }
      if (added > Math.max(parse, 2)) slow.push({ file, parse, added })
    } catch (error) {
      crashes.push(`${file}: ${String(error).split('\n')[0] ?? ''}`)
    }
  }
  console.log(`${path.relative(path.dirname(path.dirname(folder)), folder)}: ${files - before} files`)
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
console.log(`ESLint ${Linter.version}, Node.js ${process.version}`)
console.log(
  `${files} files of ${folders.length} packages, ${unparsed} of them no code that the parser takes; ${reports} reports`,
)
console.log(
  `parse ${seconds(total.parse)}, ESLint without rules ${seconds(total.bare)}, with all rules ${seconds(total.all)}: ` +
    `${(((total.parse + total.all) / (total.parse + total.bare)) * 100 - 100).toFixed(1)} % more`,
)
console.log(`${crashes.length} make a rule throw, ${outside.length} reports outside the text`)
for (const line of [...crashes, ...outside]) console.log(`  ${line}`)
console.log(`${slow.length} files for which the rules take longer than the parser`)
for (const { file, parse, added } of slow.toSorted((a, b) => b.added - a.added).slice(0, 20))
  console.log(`  ${file}: parse ${parse.toFixed(1)} ms, rules ${added.toFixed(1)} ms`)
if (crashes.length + outside.length > 0) process.exitCode = 1
