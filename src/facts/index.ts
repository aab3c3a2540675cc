import path from 'node:path'

import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { libraries as catalogue } from '../catalogue/detection.ts'
import type { DetectedLibrary } from '../catalogue/types.ts'
import { isTestFile } from '../catalogue/test-files.ts'
import { parserOfImports } from './components.ts'
import { findEmptyKeys } from './empty-keys.ts'
import type { EmptyKey } from './empty-keys.ts'
import { findExposures } from './exposures.ts'
import type { Exposure, ExposureOptions } from './exposures.ts'
import { findGeneratedKeys } from './generated-keys.ts'
import type { GeneratedKey } from './generated-keys.ts'
import { findHardcodedKeys } from './hardcoded-keys.ts'
import type { HardcodedKey } from './hardcoded-keys.ts'
import { modulesFor } from './modules.ts'
import type { Modules, Parser } from './modules.ts'
import { isInTest, isKeyModule } from './place.ts'
import { isRelevant, mayBeRelevant } from './relevance.ts'
import { findReadsNamed, findSettingReads } from './setting-reads.ts'
import type { SettingRead } from './setting-reads.ts'
import { keyModuleEdits, wouldCarry } from './key-module-edits.ts'
import type { Edit } from './ring-edits.ts'
import { ringEdit } from './ring-edits.ts'
import { findRingFaults } from './ring-faults.ts'
import type { RingFault } from './ring-faults.ts'
import { checkedSettings } from './settings.ts'
import { findSharedKeys } from './shared-keys.ts'
import type { SharedKey } from './shared-keys.ts'
import type { SharedSettings } from './settings.ts'
import { findSingleKeys } from './single-keys.ts'
import type { SingleKey } from './single-keys.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SinkCall } from './sink-call.ts'
import { SinkIndex } from './sink-index.ts'
import { SourceFile } from './source-file.ts'
import { typesOf } from './types.ts'

export type { Becomes, EmptyKey } from './empty-keys.ts'
export type { Exposure } from './exposures.ts'
export type { GeneratedKey } from './generated-keys.ts'
export type { HardcodedKey } from './hardcoded-keys.ts'
export type { RingFault } from './ring-faults.ts'
export type { SharedKey, SharedPurpose } from './shared-keys.ts'
export type { SettingRead } from './setting-reads.ts'
export type { SinkCall } from './sink-call.ts'
export type { SingleKey } from './single-keys.ts'
export type { SharedSettings } from './settings.ts'
export type { Edit } from './ring-edits.ts'

/** What rules have of their context. */
export type FactContext = Pick<
  Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  'cwd' | 'filename' | 'languageOptions' | 'settings' | 'sourceCode'
>

/** What one file was found to do; each list is found when a rule first asks for it. */
export class FileFacts {
  /** The path from the working directory, with `/`. */
  readonly path: string
  readonly settings: SharedSettings
  /** The parsed file; undefined when nothing in it can matter. */
  readonly file: SourceFile | undefined
  readonly #parse: () => SourceFile | undefined
  #written: readonly TSESTree.Node[] | undefined

  constructor(parts: {
    path: string
    settings: SharedSettings
    isRelevant: boolean
    parse: () => SourceFile | undefined
  }) {
    this.path = parts.path
    this.settings = parts.settings
    this.#parse = parts.parse
    this.file = parts.isRelevant ? parts.parse() : undefined
  }

  /** Every place where a key reaches a library. */
  get sinkCalls(): readonly SinkCall[] {
    return this.#outsideTests(findSinkCalls)
  }

  /** Every read of a secret setting, third parties' included. */
  get settingReads(): readonly SettingRead[] {
    return this.#outsideTests(findSettingReads)
  }

  /** Every key that is written in the code. */
  get hardcodedKeys(): readonly HardcodedKey[] {
    return this.#outsideTests(findHardcodedKeys)
  }

  /** Every key that everybody knows when its setting is missing. */
  get emptyKeys(): readonly EmptyKey[] {
    return this.#outsideTests(findEmptyKeys)
  }

  /** Every key that is made when the process starts. */
  get generatedKeys(): readonly GeneratedKey[] {
    return this.#outsideTests(findGeneratedKeys)
  }

  /** Everything that is wrong with key rings. */
  get ringFaults(): readonly RingFault[] {
    return this.#outsideTests(findRingFaults)
  }

  /** Every key that serves several purposes. */
  get sharedKeys(): readonly SharedKey[] {
    return this.#outsideTests((file) => findSharedKeys(file, this.settings.sharedKeys ?? []))
  }

  /** Every verifying or decrypting sink that gets a single key. */
  get singleKeys(): readonly SingleKey[] {
    return this.#outsideTests(findSingleKeys)
  }

  /** Every key that leaves the server. */
  exposures(options: ExposureOptions): readonly Exposure[] {
    return this.#outsideTests((file) => findExposures(file, options))
  }

  isKeyModule(globs: readonly string[] | undefined): boolean {
    return isKeyModule(this.path, globs ?? this.settings.keyModules)
  }

  /** Reads of settings whose names match, whatever else the names say. */
  readsNamed(names: readonly RegExp[]): readonly SettingRead[] {
    if (names.length === 0) return []
    const file = this.file ?? this.#parse()
    return file ? this.#notInTests(findReadsNamed(file, names), file) : []
  }

  /** The edit that makes a ring of a single key, where it is certain. */
  ringEdit(single: SingleKey): Edit | undefined {
    return ringEdit(single)
  }

  /** The edits that import a setting from a key module instead of reading it, where they are certain. */
  keyModuleEdits(read: SettingRead, keyModules: readonly string[]): readonly Edit[] | undefined {
    const edits = keyModuleEdits(read, keyModules)
    if (!edits) return undefined
    // Keys of tests are carried along like all others.
    this.#written ??= findHardcodedKeys(read.file).map(({ written }) => written)
    return wouldCarry(edits, this.#written) ? undefined : edits
  }

  #outsideTests<Item extends { readonly node: TSESTree.Node }>(
    find: (file: SourceFile) => readonly Item[],
  ): readonly Item[] {
    return this.file ? this.#notInTests(find(this.file), this.file) : []
  }

  #notInTests<Item extends { readonly node: TSESTree.Node }>(
    items: readonly Item[],
    file: SourceFile,
  ): readonly Item[] {
    if (this.settings.tests === 'report') return items
    return isTestFile(this.path) ? [] : items.filter(({ node }) => !isInTest(node, file))
  }
}

// The AST is the key: it is new for every file and every fix pass, while oxlint reuses one `SourceCode`.
const cache = new WeakMap<TSESTree.Program, FileFacts>()

/** The facts of one file, found once however many rules ask. */
export function factsOf(context: FactContext): FileFacts {
  const program = context.sourceCode.ast
  const before = cache.get(program)
  if (before) return before
  const facts = findFacts(context)
  cache.set(program, facts)
  return facts
}

/** Whether a file can matter at all, by its text: before anybody parses it. */
export function mayMatter(text: string, filename: string, settings: SharedSettings, cwd: string): boolean {
  const sinks = indexOf(settings.libraries)
  const modules = () =>
    modulesFor({ root: cwd, sinks, parser: undefined, parserOptions: {}, visitorKeys: {} })
  return mayBeRelevant(text, filename, sinks) && isRelevant({ text, path: filename }, sinks, modules)
}

let glanced:
  | { readonly text: string; readonly path: string; readonly sinks: SinkIndex; readonly may: boolean }
  | undefined

/**
 * Whether the file of a rule's context can matter, by its text alone. Asked by every rule when it is created, answered
 * once; oxlint does not even make an AST of a file to which no rule listens.
 *
 * @throws an error that names the setting when the shared settings are wrong.
 */
export function mayConcern({ sourceCode: { text }, filename: path, settings }: FactContext): boolean {
  const sinks = indexOf(checkedSettings(settings['secret-key']).libraries)
  if (glanced?.text !== text || glanced.path !== path || glanced.sinks !== sinks) {
    glanced = { text, path, sinks, may: mayBeRelevant(text, path, sinks) }
  }
  return glanced.may
}

function findFacts(context: FactContext): FileFacts {
  const { sourceCode, filename, cwd } = context
  const settings = checkedSettings(context.settings['secret-key'])
  const relative = path.relative(cwd, filename).replaceAll('\\', '/')
  const sinks = indexOf(settings.libraries)
  const visitorKeys = sourceCode.visitorKeys as Readonly<Record<string, readonly string[]>>
  let found: Modules | undefined
  const { parser, parserOptions } = context.languageOptions
  const modules = () =>
    (found ??= modulesFor({
      root: cwd,
      sinks,
      parser: parserOfImports(filename, parser as Parser | undefined, parserOptions),
      parserOptions: { ...parserOptions },
      visitorKeys,
    }))
  const parse = () => {
    // Other languages than JavaScript's have no scopes.
    const scopes = sourceCode.scopeManager
    if (!scopes) return undefined
    const { text, ast: program } = sourceCode
    return new SourceFile({
      path: filename,
      text,
      program,
      scopes,
      visitorKeys,
      modules: modules(),
      types: typesOf(sourceCode.parserServices),
      linkParents: false,
    })
  }
  const { text, ast: program } = sourceCode
  const mayBeTest = settings.tests !== 'report'
  return new FileFacts({
    path: relative,
    settings,
    // Most files do not matter, so that their names need not be looked at.
    isRelevant:
      isRelevant({ text, path: filename, program }, sinks, modules) && !(mayBeTest && isTestFile(relative)),
    parse,
  })
}

let ofCatalogue: SinkIndex | undefined
const ofUsers = new WeakMap<readonly DetectedLibrary[], SinkIndex>()

function indexOf(own: readonly DetectedLibrary[] | undefined): SinkIndex {
  if (!own || own.length === 0) return (ofCatalogue ??= new SinkIndex(catalogue))
  let index = ofUsers.get(own)
  if (!index) ofUsers.set(own, (index = new SinkIndex([...catalogue, ...own])))
  return index
}
