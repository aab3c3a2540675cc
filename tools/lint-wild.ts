/**
 * Lints published packages (benchmarks/wild/packages.json) with the built plugin and compares the findings with the
 * judged ones in benchmarks/wild/expectations.jsonl. Exits 0 when they are the same.
 * `--update` writes new findings there as `unjudged` and takes out what is not found any more.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { plugin } from './built-plugin.ts'
import { compare } from './expectations.ts'
import { codeFilesIn, pinnedIn, unpacked } from './pinned-packages.ts'

interface Finding {
  readonly package: string
  readonly file: string
  readonly line: number
  readonly rule: string
}

interface JudgedFinding extends Finding {
  readonly verdict: 'true' | 'false' | 'debatable' | 'unjudged'
  readonly why: string
}

interface Trouble {
  readonly package: string
  readonly file: string
  readonly message: string
}

const folder = path.resolve(import.meta.dirname, '../benchmarks/wild')
const expectationsFile = path.join(folder, 'expectations.jsonl')
const packages = pinnedIn(path.join(folder, 'packages.json'))
/** Why a file is no source that somebody reads, if so. */
function machineMade(file: string): 'bundle' | 'minified' | undefined {
  if (/[.-]min\.[cm]?js$/.test(file)) return 'minified'
  if (statSync(file).size > 600_000) return 'bundle'
  // A source map in a comment is one long line.
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('//# sourceMappingURL='))
  const characters = lines.reduce((sum, line) => sum + line.length, 0)
  if (characters / lines.length > 200) return 'minified'
  if (lines.some((line) => /^.{0,40}\b(?:__webpack_require__|webpackJsonp|parcelRequire)\b/.test(line)))
    return 'bundle'
  if (lines.some((line) => line.startsWith('(function(f){if(typeof exports==="object"'))) return 'bundle'
  return undefined
}

const config: Linter.Config[] = [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  plugin.configs.recommended,
]

/** A rule that throws ends the whole run, so the files are linted again, one by one, to tell which one it was. */
async function lintEach(
  eslint: ESLint,
  name: string,
  files: readonly string[],
): Promise<ESLint.LintResult[]> {
  try {
    return await eslint.lintFiles([...files])
  } catch {
    const results: ESLint.LintResult[] = []
    for (const file of files) {
      try {
        results.push(...(await eslint.lintFiles([file])))
      } catch (error) {
        crashes.push({ package: name, file, message: String(error).split('\n')[0] ?? '' })
      }
    }
    return results
  }
}

const skipped = { bundle: 0, minified: 0 }
const crashes: Trouble[] = []
const found: Finding[] = []
const parseErrors: Trouble[] = []
let linted = 0

for (const pinned of packages) {
  const root = unpacked(pinned)
  const files: string[] = []
  for (const file of codeFilesIn(root)) {
    const reason = machineMade(file)
    if (reason) skipped[reason] += 1
    else files.push(path.relative(root, file))
  }
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: config,
    allowInlineConfig: false,
    ignore: false,
    globInputPaths: false,
  })
  const start = performance.now()
  const results = await lintEach(eslint, pinned.name, files)
  for (const { filePath, messages } of results) {
    const place = { package: pinned.name, file: path.relative(root, filePath).replaceAll(path.sep, '/') }
    for (const { fatal, line, message, ruleId } of messages) {
      if (fatal || ruleId === null) parseErrors.push({ ...place, message })
      else found.push({ ...place, line, rule: ruleId })
    }
  }
  linted += results.length
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${pinned.name}@${pinned.version}: ${results.length} files, ${seconds} s`)
}

const judged: JudgedFinding[] = existsSync(expectationsFile)
  ? readFileSync(expectationsFile, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as JudgedFinding)
  : []

const keyOf = ({ package: name, file, line, rule }: Finding) => `${name} ${file}:${line} ${rule}`
const { missing, unexpected } = compare<Finding>(judged, found, keyOf)

if (process.argv.includes('--update')) {
  const gone = new Set(missing)
  const kept = judged.filter((finding) => !gone.has(finding))
  const added = unexpected.map((finding): JudgedFinding => ({ ...finding, verdict: 'unjudged', why: '' }))
  const order = new Map(packages.map(({ name }, index) => [name, index]))
  const sorted = [...kept, ...added].sort(
    (a, b) =>
      (order.get(a.package) ?? 0) - (order.get(b.package) ?? 0) ||
      a.file.localeCompare(b.file, 'en') ||
      a.line - b.line ||
      a.rule.localeCompare(b.rule, 'en'),
  )
  writeFileSync(expectationsFile, sorted.map((finding) => `${JSON.stringify(finding)}\n`).join(''))
  console.log(`${added.length} findings added as unjudged, ${missing.length} taken out`)
}

function list(title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return
  console.log(`\n${title} (${findings.length})`)
  for (const finding of findings) console.log(`  ${keyOf(finding)}`)
}

function listTroubles(title: string, troubles: readonly Trouble[]): void {
  if (troubles.length === 0) return
  console.log(`\n${title} (${troubles.length})`)
  for (const { package: name, file, message } of troubles) console.log(`  ${name} ${file}: ${message}`)
}

const withVerdict = (verdict: JudgedFinding['verdict']) => {
  const gone = new Set(missing)
  return judged.filter((finding) => finding.verdict === verdict && !gone.has(finding))
}
list('Found, judged wrong', withVerdict('false'))
list('Found, not judged yet', [...withVerdict('unjudged'), ...unexpected])
list('Judged, not found any more', missing)
listTroubles('Files that do not parse', parseErrors)
listTroubles('Files that a rule throws on', crashes)

const count = (verdict: JudgedFinding['verdict']) => withVerdict(verdict).length
console.log(
  `\n${linted} files of ${packages.length} packages (left out: ${skipped.minified} minified files, ${skipped.bundle} bundles; ` +
    `${parseErrors.length} do not parse, ${crashes.length} make a rule throw), ${found.length} findings: ` +
    `${count('true')} right, ${count('debatable')} debatable, ${count('false')} wrong, ` +
    `${unexpected.length + count('unjudged')} not judged, ${missing.length} missing`,
)
const differences = missing.length + unexpected.length + count('unjudged') + crashes.length
if (differences > 0) process.exitCode = 1
