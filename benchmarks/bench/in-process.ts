import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Linter as ESLintLinter } from 'eslint'
import { clockedParser, processorTime, sum } from './clock.ts'
import { codeFiles, type Configuration } from './configurations.ts'

const require = createRequire(import.meta.url)
const { Linter } = require('eslint') as { Linter: typeof ESLintLinter }

interface ConfigArray {
  normalize(): Promise<void>
}

// Not exported: the command matches and validates a config once, the API does it for every file.
const { FlatConfigArray } = (await import(
  pathToFileURL(
    path.join(path.dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'),
  ).href
)) as { FlatConfigArray: new (configs: ESLintLinter.Config[], options: object) => ConfigArray }

/** What a configuration cost. */
export interface Cost {
  readonly name: string
  /** Processor time against that of the first configuration, over all files. */
  readonly ratio: number
  /** The same for the slice of a tenth of the files where it is least and most. */
  readonly least: number
  readonly most: number
  /** Processor time that it adds to a file, in ms. */
  readonly added: number
  /** How many reports it made. */
  readonly reports: number
}

const parsing = clockedParser()

/**
 * Lints every file with every configuration in turn, `repeats` times, each time from a new parse. What parsing costs is
 * measured apart and taken as the same for all, so that nothing but the rules makes a difference; the least of the
 * repeats counts.
 *
 * @throws an error when a configuration does not report its control, or when a rule throws.
 */
export async function compare(
  configurations: readonly Configuration[],
  files: readonly string[],
  repeats: number,
  root: string,
): Promise<readonly Cost[]> {
  const linter = new Linter({ configType: 'flat', cwd: root })
  const runs = await Promise.all(
    configurations.map(async (configuration) => {
      const config = await normalized(configuration, root)
      return { configuration, config, rest: files.map(() => Infinity), reports: 0 }
    }),
  )
  for (const { configuration, config } of runs) mustFire(linter, config, configuration, root)
  const parse = files.map(() => Infinity)
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const run of runs) run.reports = 0
    for (const [at, file] of files.entries()) {
      const text = readFileSync(file, 'utf8')
      // Whoever comes first meets the colder machine.
      for (let turn = 0; turn < runs.length; turn += 1) {
        const run = runs[(turn + at + repeat) % runs.length]
        if (!run) continue
        const before = parsing.spent()
        const start = processorTime()
        const messages = linter.verify(text, run.config, { filename: file })
        const whole = processorTime() - start
        const parsed = parsing.spent() - before
        parse[at] = Math.min(parse[at] ?? Infinity, parsed)
        run.rest[at] = Math.min(run.rest[at] ?? Infinity, whole - parsed)
        run.reports += messages.filter(({ ruleId }) => ruleId !== null).length
      }
    }
  }
  const [first] = runs
  if (!first) return []
  const ratioOf = (rest: readonly number[], from: number, to: number) =>
    (sum(parse.slice(from, to)) + sum(rest.slice(from, to))) /
    (sum(parse.slice(from, to)) + sum(first.rest.slice(from, to)))
  return runs.map(({ configuration: { name }, rest, reports }) => {
    const slices = Array.from({ length: 10 }, (_, slice) =>
      ratioOf(rest, Math.floor((files.length * slice) / 10), Math.floor((files.length * (slice + 1)) / 10)),
    )
    return {
      name,
      ratio: ratioOf(rest, 0, files.length),
      least: Math.min(...slices),
      most: Math.max(...slices),
      added: (sum(rest) - sum(first.rest)) / files.length,
      reports,
    }
  })
}

async function normalized({ plugins, rules }: Configuration, root: string): Promise<ESLintLinter.Config[]> {
  const config = new FlatConfigArray(
    [
      {
        files: codeFiles,
        languageOptions: { parser: parsing.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        plugins,
        rules,
      },
    ],
    { basePath: root },
  )
  await config.normalize()
  return config as unknown as ESLintLinter.Config[]
}

function mustFire(
  linter: ESLintLinter,
  config: ESLintLinter.Config[],
  { name, control }: Configuration,
  root: string,
): void {
  if (control === undefined) return
  const messages = linter.verify(control, config, { filename: path.join(root, 'control.js') })
  if (!messages.some(({ ruleId }) => ruleId !== null))
    throw new Error(`'${name}' does not report its control.`)
}
