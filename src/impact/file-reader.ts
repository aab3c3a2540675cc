import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { getHeapStatistics } from 'node:v8'

import type { Linter } from 'eslint'

import { mayMatter } from '../facts/index.ts'
import type { SharedSettings } from '../facts/index.ts'
import type { FileSummary } from '../facts/summary.ts'
import { collectRule } from './collect-rule.ts'
import { ProjectEslint } from './project-eslint.ts'
import type { FileConfig } from './project-eslint.ts'

/** What a reader needs to know; it goes to workers as it is. */
export interface ReaderOptions {
  /** The folder that paths are from; absolute, without symbolic links. */
  readonly root: string
  /** The folder whose ESLint configuration counts: `root`, unless that is a copy of an older state. */
  readonly configRoot: string
  readonly useConfig: boolean
  /** Extensions that the configuration has nothing for, which are read without it. */
  readonly uncovered: readonly string[]
}

/** What came of reading one file. */
export interface ReadFile {
  readonly lines: number
  /** The facts; several where a file holds several pieces of code, none where nothing in it matters. */
  readonly summaries: readonly FileSummary[]
  /** Why it could not be read or parsed. */
  readonly notRead?: string
}

const here = createRequire(import.meta.url)
const plugin = 'secret-key-impact'

// Written by hand nothing is as large as this, and a bundle would take as long as the rest of the project.
const largest = 1_500_000
// Trees of parsed modules are two hundred times as large as their text. With two threads this keeps below 1.5 GB.
const mostHeap = 350 * 1024 * 1024

/** Reads files of one project: text test, parse, facts. */
export class FileReader {
  readonly #options: ReaderOptions
  readonly #project: ProjectEslint
  readonly #linter: Linter
  readonly #summaries: FileSummary[] = []
  readonly #rule: NonNullable<Linter.Config['plugins']>[string]
  #parser: Linter.Parser | undefined
  #wrapped = new WeakMap<object, Linter.Parser>()

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#project = new ProjectEslint(options.configRoot, options.useConfig)
    this.#linter = this.#project.linter(options.root)
    this.#rule = collectRule((summary) => this.#summaries.push(summary))
  }

  /** The facts of a file; undefined when the configuration ignores it. */
  async read(file: string): Promise<ReadFile | undefined> {
    const config = await this.#configFor(file)
    if (!config) return undefined
    const nothing = { lines: 0, summaries: [] }
    let text: string
    try {
      if (fs.statSync(file).size > largest) return { ...nothing, notRead: 'it is larger than 1.5 MB' }
      text = fs.readFileSync(file, 'utf8')
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
      return { ...nothing, notRead: `it cannot be read (${code})` }
    }
    const lines = countLines(text)
    const settings = (config.settings['secret-key'] ?? {}) as SharedSettings
    if (!mayMatter(text, file, settings, this.#options.root)) return { lines, summaries: [] }
    return { lines, ...this.#analyse(text, file, config) }
  }

  #analyse(text: string, file: string, config: FileConfig): Omit<ReadFile, 'lines'> {
    const first = this.#verify(text, file, config)
    if (first.notRead === undefined || config.languageOptions.parser === this.#ownParser()) return first
    // A parser that lacks a plugin, or cannot read TypeScript: ours reads most of what is written.
    const second = this.#verify(text, file, { ...config, ...this.#withoutConfig() })
    return second.notRead === undefined ? second : first
  }

  #verify(text: string, file: string, config: FileConfig): Omit<ReadFile, 'lines'> {
    this.#summaries.length = 0
    this.#forget()
    const { settings, processor } = config
    const { parser } = config.languageOptions
    const languageOptions =
      typeof parser === 'object' && parser !== null
        ? { ...config.languageOptions, parser: this.#wrap(parser as Linter.Parser) }
        : config.languageOptions
    try {
      const messages = this.#linter.verify(
        text,
        [
          {
            files: [`**/*${path.extname(file)}`],
            plugins: { [plugin]: this.#rule },
            languageOptions,
            settings,
            ...(processor ? { processor } : {}),
            rules: { [`${plugin}/collect`]: 'error' },
          },
        ],
        { filename: file, allowInlineConfig: false },
      )
      const fatal = messages.find((message) => message.fatal)
      const summaries = [...this.#summaries]
      if (!fatal) return { summaries }
      // The message of a parser may quote the text, so it stays here.
      return { summaries, notRead: `it does not parse (line ${String(fatal.line)})` }
    } catch (error) {
      return {
        summaries: [],
        notRead: `its analysis failed (${error instanceof Error ? error.name : 'unknown error'})`,
      }
    }
  }

  /** Parsed modules are kept for each parser: behind another object the same one begins with none. */
  #wrap(parser: Linter.Parser): Linter.Parser {
    let wrapped = this.#wrapped.get(parser)
    if (!wrapped) this.#wrapped.set(parser, (wrapped = { ...parser }))
    return wrapped
  }

  #forget(): void {
    if (getHeapStatistics().used_heap_size > mostHeap) this.#wrapped = new WeakMap()
  }

  async #configFor(file: string): Promise<FileConfig | undefined> {
    const { root, configRoot, uncovered } = this.#options
    if (this.#project.format === 'none' || uncovered.includes(path.extname(file)))
      return this.#withoutConfig()
    return this.#project.configFor(path.join(configRoot, path.relative(root, file)))
  }

  #withoutConfig(): FileConfig {
    return {
      languageOptions: { parser: this.#ownParser(), parserOptions: { ecmaFeatures: { jsx: true } } },
      settings: {},
    }
  }

  #ownParser(): Linter.Parser {
    return (this.#parser ??= here('@typescript-eslint/parser') as Linter.Parser)
  }
}

function countLines(text: string): number {
  if (text === '') return 0
  let lines = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
