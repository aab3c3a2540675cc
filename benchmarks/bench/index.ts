/**
 * Measures what the rules cost, against no rules, an empty rule and the plugins that others use for the same, on the
 * code that real-code/packages.json pins. Run `npm run build` before it.
 *
 *     npx tsx benchmarks/bench/index.ts [--files 2000] [--repeats 3] [--only PART ...]
 *
 * The parts are `compare`, `rules`, `processes`, `growth`, `worst`, `depth` and `oxlint`; without `--only` all of them
 * run. It fails when a configuration does not report its control, when a rule throws, and when a limit is not kept.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { statSync } from 'node:fs'
import { codeFilesIn, pinnedIn, unpacked } from '../../tools/pinned-packages.ts'
import { own, oneByOne, peers, type Configuration } from './configurations.ts'
import { compare } from './in-process.ts'
import { lintApart, oxlintOn } from './processes.ts'
import { costOf, deepest, growing, nesting, parsers } from './worst-cases.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    repeats: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
  },
})

/** All rules together, against the noise of the same run. */
const mostOfNoise = 1.02
/** What a person wrote: minified bundles are among the worst cases. */
const mostBytes = 200_000

const failures: string[] = []
const folders = pinnedIn(path.join(import.meta.dirname, '../real-code/packages.json')).map(unpacked)
const everything = folders
  .flatMap(codeFilesIn)
  .filter((file) => statSync(file).size < mostBytes)
  .sort()

function sample(count: number): readonly string[] {
  const step = everything.length / Math.min(count, everything.length)
  return Array.from(
    { length: Math.min(count, everything.length) },
    (_, at) => everything[Math.floor(at * step)] ?? '',
  )
}

function table(head: readonly string[], rows: readonly (readonly (number | string)[])[]): void {
  console.log(`| ${head.join(' | ')} |\n| ${head.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')} |`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
  console.log('')
}

async function inOneProcess(title: string, configurations: readonly Configuration[]): Promise<void> {
  const costs = await compare(configurations, sample(Number(values.files)), Number(values.repeats), '/')
  console.log(`${title}: ${values.files} of ${everything.length} files, the least of ${values.repeats}\n`)
  table(
    ['', 'ratio', 'by tenths of the files', 'added to a file', 'reports'],
    costs.map(({ name, ratio, least, most, added, reports }) => [
      name,
      ratio.toFixed(3),
      `${least.toFixed(3)} to ${most.toFixed(3)}`,
      `${added.toFixed(3)} ms`,
      reports,
    ]),
  )
  const noise = costs.find(({ name }) => name === 'no rules, again')
  const all = costs.find(({ name }) => name === 'secret-key, all rules')
  if (noise && all && all.ratio > mostOfNoise * Math.max(1, noise.ratio)) {
    failures.push(
      `All rules cost ${all.ratio.toFixed(3)}; ${mostOfNoise} of the noise (${noise.ratio.toFixed(3)}) are allowed.`,
    )
  }
}

const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  compare: async () => inOneProcess('Against no rules, in one process', [...own, ...(await peers())]),
  rules: () => inOneProcess('Rule by rule', [...own.slice(0, 2), ...oneByOne]),
  processes: () => {
    const files = sample(500)
    table(
      ['A process for 500 files', 'processor', 'elapsed', 'memory'],
      (['none', 'recommended', 'all', 'none'] as const).map((rules) => {
        const { processor, elapsed, memory } = lintApart(files, rules)
        return [rules, `${processor.toFixed(0)} ms`, `${elapsed.toFixed(0)} ms`, `${memory.toFixed(0)} MB`]
      }),
    )
  },
  growth: () => {
    table(
      ['files', 'no rules', 'all rules', 'ratio', 'memory, no rules', 'memory, all rules'],
      [100, 300, 1000, 3000, 10_000].map((count) => {
        const bare = lintApart(sample(count), 'none')
        const all = lintApart(sample(count), 'all')
        return [
          count,
          `${(bare.processor / 1000).toFixed(1)} s`,
          `${(all.processor / 1000).toFixed(1)} s`,
          (all.processor / bare.processor).toFixed(3),
          `${bare.memory.toFixed(0)} MB`,
          `${all.memory.toFixed(0)} MB`,
        ]
      }),
    )
  },
  worst: () => {
    const sizes = [1000, 3000, 10_000]
    table(
      ['all rules add', ...sizes.map(String), 'reports', 'growth'],
      Object.entries(growing).map(([name, program]) => {
        const costs = sizes.map((size) => costOf(program(size)))
        const [, middle, last] = costs
        const growth = Math.max(1, last?.added ?? 0) / Math.max(1, middle?.added ?? 0)
        // Ten thirds is linear; what is small is noise.
        if (growth > 8 && (last?.added ?? 0) > 500) failures.push(`'${name}' grows faster than the program.`)
        return [
          name,
          ...costs.map(({ added, bare }) => `${added.toFixed(0)} ms of ${(added + bare).toFixed(0)}`),
          last?.reports ?? 0,
          growth.toFixed(1),
        ]
      }),
    )
  },
  depth: () => {
    table(
      ['nesting', 'parser', 'taken by ESLint', 'all rules', 'beyond it'],
      Object.entries(nesting).flatMap(([name, program]) =>
        Object.entries(parsers).map(([parserName, parser]) => {
          const { depth, refused, beyondSame } = deepest(program, parser)
          if (refused !== undefined) failures.push(`${name} ${depth} deep, with ${parserName}: ${refused}`)
          if (!beyondSame) failures.push(`${name} deeper than ${parserName} goes: not ESLint's own error.`)
          return [
            name,
            parserName,
            depth,
            refused ?? 'taken',
            beyondSame ? "ESLint's own error" : 'another error',
          ]
        }),
      ),
    )
  },
  oxlint: () => {
    const files = sample(Number(values.files))
    const rules = own.find(({ name }) => name === 'secret-key, all rules')?.rules ?? {}
    const runs = [[], Object.keys(rules), [], Object.keys(rules)].map((names) => ({
      names,
      ...oxlintOn(files, names),
    }))
    table(
      [`oxlint, ${files.length} files`, 'processor', 'elapsed', 'reports'],
      runs.map(({ names, processor, elapsed, reports }) => [
        names.length > 0 ? 'all rules' : 'no rules',
        `${processor.toFixed(0)} ms`,
        `${elapsed.toFixed(0)} ms`,
        reports,
      ]),
    )
    if (runs.some(({ names, reports }) => names.length > 0 && reports === 0))
      failures.push('oxlint reports nothing.')
  },
}

const wanted = values.only ?? Object.keys(parts)
for (const name of wanted) {
  const part = parts[name]
  if (!part) throw new Error(`There is no part '${name}'; there are ${Object.keys(parts).join(', ')}.`)
  await part()
}
for (const failure of failures) console.log(`FAILED: ${failure}`)
process.exitCode = failures.length > 0 ? 1 : 0
