import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { ESLint, Linter } from 'eslint'

type Loaded = typeof import('eslint')

/** How the project's own ESLint configuration is read, if it has one. */
export type ConfigFormat = 'flat' | 'eslintrc' | 'none'

/** What ESLint says about one file: how it is parsed, and the shared settings. */
export interface FileConfig {
  readonly languageOptions: Record<string, unknown>
  readonly settings: Record<string, unknown>
  readonly processor?: Linter.Processor
}

const here = createRequire(import.meta.url)
const configFiles = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`)
const eslintrcFiles = [
  '.eslintrc',
  ...['js', 'cjs', 'json', 'yaml', 'yml'].map((extension) => `.eslintrc.${extension}`),
]

/** The ESLint of a project, and what its configuration says; the one beside this package where it has none. */
export class ProjectEslint {
  readonly format: ConfigFormat
  /** What a reader of the report has to know about how the configuration was found. */
  readonly notes: readonly string[]
  readonly #root: string
  readonly #eslint: Loaded
  #instance: Promise<ESLint> | undefined

  constructor(root: string, useConfig = true) {
    this.#root = root
    const { eslint, note } = eslintOf(root)
    this.#eslint = eslint
    const found = useConfig ? formatOf(root, eslint) : { format: 'none' as const, note: undefined }
    this.format = found.format
    this.notes = [note, found.note].filter((sentence) => sentence !== undefined)
  }

  /** A linter that runs one rule over a text, with the configuration that it is given. */
  linter(cwd: string): Linter {
    return new this.#eslint.Linter({ cwd, configType: 'flat' })
  }

  /** The configuration of a file; undefined when it is ignored, or when no configuration is for it. */
  async configFor(file: string): Promise<FileConfig | undefined> {
    const eslint = await (this.#instance ??= this.#start())
    if (await eslint.isPathIgnored(file)) return undefined
    const config: unknown = await eslint.calculateConfigForFile(file)
    if (typeof config !== 'object' || config === null) return undefined
    return this.format === 'flat' ? fromFlat(config) : this.#fromEslintrc(config as Record<string, unknown>)
  }

  async #start(): Promise<ESLint> {
    const { loadESLint } = this.#eslint as { loadESLint?: (options: object) => Promise<typeof ESLint> }
    const Class = loadESLint
      ? await loadESLint({ useFlatConfig: this.format === 'flat' })
      : this.#eslint.ESLint
    return new Class({ cwd: this.#root })
  }

  #fromEslintrc(config: Record<string, unknown>): FileConfig {
    const { parser, parserOptions, settings } = config as {
      parser?: string | null
      parserOptions?: Record<string, unknown>
      settings?: Record<string, unknown>
    }
    const { ecmaVersion, sourceType, ...rest } = parserOptions ?? {}
    const loaded: unknown = parser ? createRequire(path.join(this.#root, 'x.js'))(parser) : undefined
    return {
      languageOptions: {
        ...(loaded === undefined ? {} : { parser: loaded }),
        ecmaVersion: ecmaVersion ?? 'latest',
        ...(sourceType === undefined ? {} : { sourceType }),
        parserOptions: withoutTypes(rest),
      },
      settings: settings ?? {},
    }
  }
}

function fromFlat(config: object): FileConfig {
  const { languageOptions, settings, processor } = config as {
    languageOptions?: Record<string, unknown>
    settings?: Record<string, unknown>
    processor?: Linter.Processor
  }
  return {
    languageOptions: {
      ...languageOptions,
      parserOptions: withoutTypes((languageOptions?.parserOptions ?? {}) as Record<string, unknown>),
    },
    settings: settings ?? {},
    ...(typeof processor === 'object' ? { processor } : {}),
  }
}

// Programs of TypeScript are most of the time of a typed run, and no fact needs a type.
const typeOptions = new Set(['project', 'projectService', 'EXPERIMENTAL_useProjectService', 'programs'])

function withoutTypes(parserOptions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parserOptions).filter(([name]) => !typeOptions.has(name)))
}

/** The project's ESLint, whose version its configuration is written for. */
function eslintOf(root: string): { eslint: Loaded; note?: string } {
  const own = loadFrom(createRequire(path.join(root, 'package.json')))
  if (own && isSupported(own)) return { eslint: own }
  const ours = loadFrom(here)
  if (!ours) throw new Error('ESLint is not installed: install eslint beside eslint-plugin-secret-key.')
  if (!own) return { eslint: ours }
  return {
    eslint: ours,
    note: `The project's ESLint ${own.ESLint.version} is older than 8.57: another one read the files.`,
  }
}

function loadFrom(require: NodeJS.Require): Loaded | undefined {
  try {
    return require('eslint') as Loaded
  } catch {
    return undefined
  }
}

function isSupported({ ESLint: { version } }: Loaded): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 8 || (major === 8 && minor >= 57)
}

function formatOf(root: string, { ESLint: { version } }: Loaded): { format: ConfigFormat; note?: string } {
  const major = Number(version.split('.')[0])
  // ESLint looks for its configuration in the folders above, too.
  for (let at = root; ; at = path.dirname(at)) {
    if (configFiles.some((name) => fs.existsSync(path.join(at, name)))) return { format: 'flat' }
    if (hasEslintrc(at)) {
      if (major <= 9) return { format: 'eslintrc' }
      return {
        format: 'none',
        note: `ESLint ${version} does not read .eslintrc files: the files were found and parsed without a configuration.`,
      }
    }
    if (at === path.dirname(at) || fs.existsSync(path.join(at, '.git'))) return { format: 'none' }
  }
}

function hasEslintrc(folder: string): boolean {
  if (eslintrcFiles.some((name) => fs.existsSync(path.join(folder, name)))) return true
  try {
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return typeof manifest === 'object' && manifest !== null && 'eslintConfig' in manifest
  } catch {
    return false
  }
}
