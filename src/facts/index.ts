import path from 'node:path'

import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { libraries as catalogue } from '../catalogue/detection.ts'
import type { DetectedLibrary } from '../catalogue/types.ts'
import { isTestFile } from '../catalogue/test-files.ts'
import { findHardcodedKeys } from './hardcoded-keys.ts'
import type { HardcodedKey } from './hardcoded-keys.ts'
import { modulesFor } from './modules.ts'
import type { Modules, Parser } from './modules.ts'
import { isInTest, isKeyModule } from './place.ts'
import { isRelevant } from './relevance.ts'
import { findSettingReads } from './setting-reads.ts'
import type { SettingRead } from './setting-reads.ts'
import { findSingleKeys } from './single-keys.ts'
import type { SingleKey } from './single-keys.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SinkCall } from './sink-call.ts'
import { SinkIndex } from './sink-index.ts'
import { SourceFile } from './source-file.ts'

export type { HardcodedKey } from './hardcoded-keys.ts'
export type { SettingRead } from './setting-reads.ts'
export type { SinkCall } from './sink-call.ts'
export type { SingleKey } from './single-keys.ts'

/** The shared settings under `settings['secret-key']`. */
export interface SharedSettings {
  /** Globs of the modules that read secret settings and hand keys out, relative to the working directory. */
  readonly keyModules?: readonly string[]
  /** Libraries and wrappers of the user's own, made with `defineLibrary`. */
  readonly libraries?: readonly DetectedLibrary[]
  /** Whether code that runs in tests only is looked at. */
  readonly tests?: 'ignore' | 'report'
  /** Names of settings that are one key in every package that reads them. */
  readonly sharedKeys?: readonly string[]
}

/** What rules have of their context. */
export type FactContext = Pick<
  Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  'cwd' | 'filename' | 'languageOptions' | 'settings' | 'sourceCode'
>

/** What one file was found to do. */
export interface FileFacts {
  readonly sinkCalls: readonly SinkCall[]
  readonly settingReads: readonly SettingRead[]
  readonly hardcodedKeys: readonly HardcodedKey[]
  readonly singleKeys: readonly SingleKey[]
  /** The path from the working directory, with `/`. */
  readonly path: string
  /** The parsed file; undefined when nothing in it can matter. */
  readonly file: SourceFile | undefined
  readonly settings: SharedSettings
  isKeyModule(globs: readonly string[] | undefined): boolean
}

const nothing = {
  sinkCalls: [],
  settingReads: [],
  hardcodedKeys: [],
  singleKeys: [],
  file: undefined,
} as const

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
  return isRelevant({ text, path: filename }, sinks, modules)
}

function findFacts(context: FactContext): FileFacts {
  const { sourceCode, filename, cwd } = context
  const settings = (context.settings['secret-key'] ?? {}) as SharedSettings
  const relative = path.relative(cwd, filename).replaceAll('\\', '/')
  const sinks = indexOf(settings.libraries)
  const place = {
    path: relative,
    settings,
    isKeyModule: (globs: readonly string[] | undefined) =>
      isKeyModule(relative, globs ?? settings.keyModules),
  }
  const visitorKeys = sourceCode.visitorKeys as Readonly<Record<string, readonly string[]>>
  let found: Modules | undefined
  const modules = () =>
    (found ??= modulesFor({
      root: cwd,
      sinks,
      parser: context.languageOptions.parser as Parser | undefined,
      parserOptions: { ...context.languageOptions.parserOptions },
      visitorKeys,
    }))
  if (settings.tests !== 'report' && isTestFile(relative)) return { ...nothing, ...place }
  if (!isRelevant({ text: sourceCode.text, path: filename, program: sourceCode.ast }, sinks, modules))
    return { ...nothing, ...place }
  const scopes = sourceCode.scopeManager
  if (!scopes) return { ...nothing, ...place }
  const file = new SourceFile({
    path: filename,
    text: sourceCode.text,
    program: sourceCode.ast,
    scopes,
    visitorKeys,
    modules: modules(),
    linkParents: false,
  })
  const reports = <Item extends { readonly node: TSESTree.Node }>(items: readonly Item[]) =>
    settings.tests === 'report' ? items : items.filter(({ node }) => !isInTest(node))
  return {
    ...place,
    file,
    sinkCalls: reports(findSinkCalls(file)),
    settingReads: reports(findSettingReads(file)),
    hardcodedKeys: reports(findHardcodedKeys(file)),
    singleKeys: reports(findSingleKeys(file)),
  }
}

let ofCatalogue: SinkIndex | undefined
const ofUsers = new WeakMap<readonly DetectedLibrary[], SinkIndex>()

function indexOf(own: readonly DetectedLibrary[] | undefined): SinkIndex {
  if (!own || own.length === 0) return (ofCatalogue ??= new SinkIndex(catalogue))
  let index = ofUsers.get(own)
  if (!index) ofUsers.set(own, (index = new SinkIndex([...catalogue, ...own])))
  return index
}
