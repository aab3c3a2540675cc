/**
 * Measures what the plugin adds to the start of ESLint: processor time (user and system) of whole processes, with and
 * without it in turn, so that both see the same machine. Run `npm run build`, then:
 *
 *   npx tsx benchmarks/startup/measure.ts [RUNS] [FOLDER]
 *
 * FOLDER holds the built plugin (`dist`). It prints medians and spreads, and fails when loading adds more than 60 ms.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const limit = 60
const runs = Number(process.argv[2] ?? 20)
const root = fileURLToPath(new URL('../..', import.meta.url))
const plugin = pathToFileURL(path.resolve(process.argv[3] ?? path.join(root, 'dist'), 'index.js')).href

const child = `
const [, config, code] = process.argv
const { ESLint } = await import('eslint')
const configs = []
if (config !== 'none') {
  const { default: plugin } = await import(${JSON.stringify(plugin)})
  configs.push(config === 'loaded' ? { plugins: { 'secret-key': plugin } } : plugin.configs.recommended)
}
const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: configs })
await eslint.lintText(code, { filePath: 'example.js' })
const { user, system } = process.cpuUsage()
process.stdout.write(String((user + system) / 1000))
`

const plain = 'export const sum = (a, b) => a + b\n'
const keyed = `import session from 'express-session'
import { keys } from './keys.js'

export const sessions = session({ secret: keys })
`

/** What each process does; the difference to its first is what the plugin costs. */
const kinds = {
  alone: ['none', plain],
  'the plugin loaded': ['loaded', plain],
  'all recommended rules, a file without keys': ['recommended', plain],
  'all recommended rules, a file with a key': ['recommended', keyed],
} as const
type Kind = keyof typeof kinds

const times = new Map<Kind, number[]>()
for (let run = 0; run < runs; run += 1) {
  for (const kind of Object.keys(kinds) as Kind[]) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', child, '--', ...kinds[kind]],
      { cwd: root, encoding: 'utf8' },
    )
    if (!/^[\d.]+$/.test(stdout)) throw new Error(stderr)
    times.set(kind, [...(times.get(kind) ?? []), Number(stdout)])
  }
}

const base = medianOf(times.get('alone') ?? [])
for (const [kind, each] of times) {
  const median = medianOf(each)
  const added = kind === 'alone' ? '' : `, ${signed(median - base)} ms`
  console.log(`${kind}: ${median.toFixed(0)} ms (half of them within ${spreadOf(each)})${added}`)
}
const added = medianOf(times.get('the plugin loaded') ?? []) - base
console.log(`Loading adds ${added.toFixed(0)} ms of processor time; at most ${limit} ms are allowed.`)
process.exitCode = added > limit ? 1 : 0

function medianOf(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function spreadOf(numbers: readonly number[]): string {
  return `${quantile(numbers, 0.25).toFixed(0)} to ${quantile(numbers, 0.75).toFixed(0)} ms`
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}

function signed(milliseconds: number): string {
  return `${milliseconds < 0 ? '' : '+'}${milliseconds.toFixed(0)}`
}
