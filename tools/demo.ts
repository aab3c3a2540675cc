/**
 * Lints examples/ with the built plugin as its users would, and compares the findings with the comments
 * `// expect: <rule>` in the examples. Exits 0 when exactly those were found. Ends with what rotating each of their keys does, and
 * writes that as a page, too.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { styleText } from 'node:util'
import { ESLint, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { plugin } from './built-plugin.ts'
import { compare, expectedPlaces, type Place } from './expectations.ts'

interface Finding extends Place {
  readonly file: string
}

const root = path.resolve(import.meta.dirname, '..')
const examples = path.join(root, 'examples')
const apps = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(examples, entry.name, 'package.json')))
  .map((entry) => path.join(examples, entry.name))

/** An application is linted from its own folder, with the configuration that its author would write. */
async function lint(app: string): Promise<ESLint.LintResult[]> {
  const { type } = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8')) as { type?: string }
  const config: Linter.Config[] = [
    {
      files: ['**/*.{js,ts,tsx}'],
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
    },
    {
      files: ['**/*.js'],
      languageOptions: { sourceType: type === 'module' ? 'module' : 'commonjs' },
    },
    plugin.configs.recommended,
  ]
  const eslint = new ESLint({ cwd: app, overrideConfigFile: true, overrideConfig: config })
  return eslint.lintFiles(['.'])
}

const results: ESLint.LintResult[] = []
for (const app of apps) results.push(...(await lint(app)))

const formatter = await new ESLint({ cwd: root, overrideConfigFile: true }).loadFormatter('stylish')
console.log(await formatter.format(results))

const expected: Finding[] = []
const found: Finding[] = []
for (const { filePath, messages } of results) {
  const file = path.relative(root, filePath)
  expected.push(...expectedPlaces(readFileSync(filePath, 'utf8')).map((place) => ({ ...place, file })))
  found.push(
    ...messages.map(({ line, ruleId, message }) => ({
      file,
      line,
      rule: ruleId ?? message.split('\n')[0] ?? '',
    })),
  )
}

const nameOf = ({ file, line, rule }: Finding) => `${file}:${line} ${rule}`
const { missing, unexpected } = compare(expected, found, nameOf)
function bad(text: string): void {
  console.error(styleText('red', text, { stream: process.stderr }))
}
for (const finding of missing) bad(`expected, not found: ${nameOf(finding)}`)
for (const finding of unexpected) bad(`found, not expected: ${nameOf(finding)}`)

// The last thing to see is what the rules are for: what rotating each of these keys does.
const cli = path.join(root, 'dist/cli.js')
const impact = (...options: readonly string[]) =>
  spawnSync(process.execPath, [cli, 'impact', '--no-config', ...options], { cwd: examples, stdio: 'inherit' })
    .status
const report = impact()
const page = path.join(root, '.cache/impact-of-examples.html')
mkdirSync(path.dirname(page), { recursive: true })
const pageReport = impact('--quiet', '--output', page)
console.log(`The same as a page: ${path.relative(process.cwd(), page)}`)

const counts = `${results.length} files of ${apps.length} applications, ${found.length} findings`
if (report !== 0 || pageReport !== 0) bad('secret-key impact failed on the examples.')
if (
  expected.length === 0 ||
  missing.length > 0 ||
  unexpected.length > 0 ||
  report !== 0 ||
  pageReport !== 0
) {
  bad(`${counts}: ${missing.length} missing, ${unexpected.length} unexpected.`)
  process.exitCode = 1
} else {
  console.log(styleText('green', `${counts}: exactly those that the comments in examples/ expect.`))
}
