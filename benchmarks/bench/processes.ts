import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { codeFiles, ofPeers } from './configurations.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a whole process took. */
export interface Taken {
  /** Processor time, elapsed time, in ms; the most memory in MB. */
  readonly processor: number
  readonly elapsed: number
  readonly memory: number
}

const child = `
import { readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
const { files, rules, codeFiles } = JSON.parse(readFileSync(process.argv[1], 'utf8'))
const configs = [{ files: codeFiles, languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } }, linterOptions: { noInlineConfig: true } }]
if (rules !== 'none') {
  const { default: plugin } = await import(process.argv[2])
  configs.push(plugin.configs[rules])
}
const start = performance.now()
const eslint = new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: configs, ignore: false })
const results = await eslint.lintFiles(files)
const { user, system } = process.cpuUsage()
const lint = performance.now() - start
process.stdout.write(JSON.stringify({ linted: results.length, processor: (user + system) / 1000, elapsed: lint, memory: process.resourceUsage().maxRSS / 1024 }))
`

/**
 * Lints files in a process of its own.
 *
 * @throws an error with what the process printed when it fails or leaves a file out.
 */
export function lintApart(files: readonly string[], rules: 'all' | 'none' | 'recommended'): Taken {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-key-bench-'))
  try {
    const list = path.join(folder, 'files.json')
    writeFileSync(list, JSON.stringify({ files, rules, codeFiles }))
    const plugin = pathToFileURL(path.join(root, 'dist/index.js')).href
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', child, '--', list, plugin],
      { cwd: root, encoding: 'utf8' },
    )
    if (!stdout.startsWith('{')) throw new Error(stderr)
    const { linted, ...taken } = JSON.parse(stdout) as Taken & { linted: number }
    if (linted !== files.length) throw new Error(`${linted} of ${files.length} files were linted.`)
    return taken
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What oxlint takes for files, with `rules` of ours, or with none and so without any plugin in JavaScript. */
export function oxlintOn(
  files: readonly string[],
  rules: readonly string[],
): Taken & { readonly reports: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-key-oxlint-'))
  try {
    const config = path.join(folder, '.oxlintrc.json')
    writeFileSync(
      config,
      JSON.stringify({
        categories: { correctness: 'off' },
        ...(rules.length > 0 ? { jsPlugins: [path.join(root, 'dist/index.js')] } : {}),
        rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
      }),
    )
    const bin = path.join(path.dirname(ofPeers().resolve('oxlint/package.json')), 'bin/oxlint')
    const command = ['-c', config, '--no-ignore', '--format', 'json', ...files]
    // Node tells no processor time of children; the shell does.
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', process.execPath, bin, ...command],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1_000_000_000 },
    )
    const times = /(?<real>[\d.]+) (?<user>[\d.]+) (?<system>[\d.]+)\s*$/.exec(stderr)?.groups
    if (!stdout.startsWith('{') || !times) throw new Error(`${stdout.slice(0, 500)}\n${stderr}`)
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code?: string }[] }
    return {
      processor: (Number(times.user) + Number(times.system)) * 1000,
      elapsed: Number(times.real) * 1000,
      memory: Number.NaN,
      reports: diagnostics.filter(({ code }) => code?.startsWith('secret-key')).length,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
