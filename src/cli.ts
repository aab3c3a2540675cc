#!/usr/bin/env node
/** The command `secret-key`: arguments in, an exit code out. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import picocolors from 'picocolors'

import { visible } from './catalogue/visible.ts'
import { packageVersion } from './docs-urls.ts'
import { explain, similarTo } from './impact/explain.ts'
import { comparisonFormats, formatOf, formats, isComparisonFormat, isFormat } from './impact/formats/index.ts'
import type { Format, TextOptions } from './impact/formats/index.ts'
import { formatPage } from './impact/formats/terminal-markdown.ts'
import { mergeImpacts } from './impact/merge.ts'
import { readImpact } from './impact/old-impact.ts'
import {
  changesOver,
  compareWith,
  keysOver,
  namedBy,
  onlyKey,
  readProject,
  thresholds,
} from './impact/run.ts'
import type { Threshold } from './impact/run.ts'
import type { Impact } from './impact/types.ts'

const help = `secret-key ${packageVersion}: what breaks if a secret key is rotated

  secret-key impact [paths]             what rotating each key of this project does
  secret-key impact --against <ref>     what changed since a git ref, or since an old.json
  secret-key impact --merge a.json ...  one report of several projects, from their JSON reports
  secret-key explain <name>             the page of a package, a rule or a setting, offline

Options of impact:
  --key <name>        only the key of that name
  --format <format>   ${Object.keys(formats).join(', ')}; text, or what the name of --output ends with
  --output <file>     write there instead of to the terminal
  --fail-on <what>    exit with 1 when a rotation without a fallback key does this:
                      lost      data cannot be read until the old key is back, or ever
                      sign-in   that, or users must sign in again
                      any       anything at all
  --no-config         find and parse the files without the project's ESLint configuration
  --quiet             no progress and no remarks
  --help, --version

Exit codes: 0, or 1 when --fail-on found a key, or 2 for wrong use and for a crash.
NO_COLOR and FORCE_COLOR are respected. The documentation: docs/impact.md in this package.
`

/** A mistake of whoever calls the command; its message is all that is shown. */
class WrongUse extends Error {}

const options = {
  key: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
  against: { type: 'string' },
  merge: { type: 'boolean' },
  'no-config': { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

type Values = ReturnType<typeof parse>['values']

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // The rest of Node's message explains how to pass a value that begins with a dash.
    throw new WrongUse(
      `${error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'These arguments cannot be read'}: 'secret-key --help' says what there is`,
    )
  }
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (values.version) return print(`${packageVersion}\n`)
  const [command, ...rest] = positionals
  if (values.help || command === undefined) {
    print(help)
    return values.help ? 0 : 2
  }
  switch (command) {
    case 'impact':
      return values.merge ? runMerge(rest, values) : runImpact(rest, values)
    case 'explain':
      return runExplain(rest)
    default:
      throw new WrongUse(`There is no command '${command}': it is impact or explain`)
  }
}

async function runImpact(given: readonly string[], values: Values): Promise<number> {
  const { format, threshold } = choices(values)
  if (values.against !== undefined && !isComparisonFormat(format)) {
    throw new WrongUse(
      `--against is written as ${Object.keys(comparisonFormats).join(', ')}, not as ${format}`,
    )
  }
  const { root, paths } = placeOf(given)
  const progress = progressLine(values)
  const reading = { root, paths, useConfig: !values['no-config'], onProgress: progress.show }
  try {
    if (values.against !== undefined && isComparisonFormat(format)) {
      const comparison = await compareWith(values.against, reading)
      const changes = values.key === undefined ? comparison.changes : namedBy(comparison.changes, values.key)
      progress.clear()
      write(comparisonFormats[format]({ ...comparison, changes }), values)
      return failOn(threshold === undefined ? [] : changesOver({ ...comparison, changes }, threshold), values)
    }
    const impact = await readProject(reading)
    progress.clear()
    return report(impact, format, threshold, values)
  } finally {
    progress.clear()
  }
}

function runMerge(files: readonly string[], values: Values): number {
  if (files.length === 0)
    throw new WrongUse('--merge takes the JSON reports of several projects: --merge a.json b.json')
  if (values.against !== undefined) throw new WrongUse('--merge and --against do not go together')
  const { format, threshold } = choices(values)
  const impact = mergeImpacts(files.map((file) => wrongUseOf(() => readImpact(file))))
  return report(impact, format, threshold, values)
}

function report(whole: Impact, format: Format, threshold: Threshold | undefined, values: Values): number {
  const impact = values.key === undefined ? whole : onlyKey(whole, values.key)
  if (!impact) {
    const names = whole.keys.map(({ name }) => name)
    throw new WrongUse(
      names.length === 0
        ? `There is no key '${values.key ?? ''}': no key was found at all`
        : `There is no key '${values.key ?? ''}'. There are: ${names.join(', ')}`,
    )
  }
  write(formats[format](impact, textOptions(values)), values)
  return failOn(threshold === undefined ? [] : keysOver(impact, threshold), values)
}

function runExplain(names: readonly string[]): number {
  const [name, ...others] = names
  if (name === undefined || others.length > 0)
    throw new WrongUse('explain takes one name: of a package, a rule or a setting')
  const page = explain(name)
  if (page === undefined) {
    const similar = similarTo(name)
    throw new WrongUse(
      similar.length > 0
        ? `Nothing is known of '${name}'. Did you mean ${similar.join(', ')}?`
        : `Nothing is known of '${name}': docs/rotation-impact/README.md in this package lists what is`,
    )
  }
  return print(formatPage(page, hasColor()))
}

function choices(values: Values): { format: Format; threshold: Threshold | undefined } {
  const named =
    values.format ??
    (values.output === undefined ? undefined : formatOf(path.extname(values.output))) ??
    'text'
  if (!isFormat(named))
    throw new WrongUse(`There is no format '${named}': it is one of ${Object.keys(formats).join(', ')}`)
  const threshold = thresholds.find((candidate) => candidate === values['fail-on'])
  if (values['fail-on'] !== undefined && threshold === undefined) {
    throw new WrongUse(`--fail-on takes ${thresholds.join(', ')}, not '${values['fail-on']}'`)
  }
  return { format: named, threshold }
}

/** The root is here, unless another folder is given: then that is the project. */
function placeOf(given: readonly string[]): { root: string; paths: readonly string[] } {
  const root = process.cwd()
  for (const one of given) if (!fs.existsSync(one)) throw new WrongUse(`'${one}' does not exist`)
  const outside = given.filter((one) => path.relative(root, path.resolve(one)).startsWith('..'))
  const [only] = given
  if (outside.length === 0) return { root, paths: given.length > 0 ? given : ['.'] }
  if (only !== undefined && given.length === 1 && fs.statSync(only).isDirectory()) {
    return { root: path.resolve(only), paths: ['.'] }
  }
  throw new WrongUse(`'${outside[0] ?? ''}' lies outside of this folder: give it alone, or start there`)
}

function failOn(keys: readonly { readonly name: string }[], { 'fail-on': threshold }: Values): number {
  if (keys.length === 0) return 0
  const names = keys.map(({ name }) => visible(name)).join(', ')
  process.stderr.write(`--fail-on ${threshold ?? ''}: ${names}\n`)
  return 1
}

/** Never a half-written file: the name appears with the whole text behind it. */
function write(text: string, { output, quiet }: Values): void {
  if (output === undefined) {
    print(text)
    return
  }
  const target = path.resolve(output)
  const unfinished = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`)
  try {
    fs.writeFileSync(unfinished, text)
    fs.renameSync(unfinished, target)
  } catch (error) {
    fs.rmSync(unfinished, { force: true })
    throw new WrongUse(
      `'${output}' cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`,
    )
  }
  if (!quiet) process.stderr.write(`Written to ${output}\n`)
}

function print(text: string): 0 {
  process.stdout.write(text)
  return 0
}

function textOptions({ output }: Values): TextOptions {
  return output === undefined
    ? { width: process.stdout.isTTY ? process.stdout.columns : 100, color: hasColor() }
    : { width: 100, color: false }
}

/** On a terminal, or where it is asked for; a file that the output is sent to stays plain on CI, too. */
function hasColor(): boolean {
  return picocolors.isColorSupported && (process.stdout.isTTY || Boolean(process.env.FORCE_COLOR))
}

function progressLine({ quiet }: Values): { show: (done: number, of: number) => void; clear: () => void } {
  const { stderr } = process
  if (quiet || !stderr.isTTY) return { show: () => undefined, clear: () => undefined }
  let shown = 0
  return {
    show(done, of) {
      const now = Date.now()
      if (now - shown < 100) return
      shown = now
      stderr.cursorTo(0)
      stderr.write(`${done.toLocaleString('en')} of ${of.toLocaleString('en')} files`)
      stderr.clearLine(1)
    },
    clear() {
      if (shown === 0) return
      shown = 0
      stderr.cursorTo(0)
      stderr.clearLine(0)
    },
  }
}

function wrongUseOf<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new WrongUse(sentence(error))
  }
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const said = visible(sentence(error))
  process.stderr.write(`secret-key: ${said}${said.endsWith('?') ? '' : '.'}\n`)
  if (!(error instanceof WrongUse) && process.env.DEBUG !== undefined && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ''}\n`)
  }
  process.exitCode = 2
}
