import type { TSESTree } from '@typescript-eslint/utils'

import { exposedSetting } from '../catalogue/exposed-settings.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'
import { topStatements } from './components.ts'
import { mayHandOutSettings } from './handed-out.ts'
import type { Modules } from './modules.ts'
import type { SinkIndex } from './sink-index.ts'
import { isOwnSpecifier } from './specifiers.ts'

/** An import as far as a glance shows it: where from, and everything that is named in it. */
export interface Import {
  readonly specifier: string
  readonly names: string
}

// What stands in front of a specifier; the names before `from` count for what they say.
const importText =
  /(?:\b(?:import|export)\b(?<names>[^;'"()]{0,5000}?)\bfrom\s*|\brequire\s*\(\s*|\bimport\s*(?:\(\s*)?)(?:\/\*.{0,200}?\*\/\s*)?["'`](?<specifier>[^"'`\n]{1,120})["'`]/g

/** The imports that a text shows. */
export function importsIn(text: string): readonly Import[] {
  return [...text.matchAll(importText)].map(({ index, groups }) => ({
    specifier: groups?.specifier ?? '',
    names: groups?.names ?? lineBefore(text, index),
  }))
}

const longestLine = 100

/** What stands before a call on its line: the names that it gives values to. */
const lineBefore = (text: string, at: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - longestLine), at)

const calledText =
  /\b(?:require|import)\s*\(\s*(?:\/\*.{0,200}?\*\/\s*)?["'`](?<specifier>[^"'`\n]{1,120})["'`]/g

/** `require('x')` and `import('x')`, with what stands before them on the line for names. */
function callsIn(text: string): readonly Import[] {
  return [...text.matchAll(calledText)].map(({ index, groups }) => ({
    specifier: groups?.specifier ?? '',
    names: lineBefore(text, index),
  }))
}

function namesOf(specifiers: readonly (TSESTree.ImportClause | TSESTree.ExportSpecifier)[]): string {
  return specifiers.map(({ local }) => ('name' in local ? local.name : local.value)).join(' ')
}

/** The imports of a parsed file: its declarations, and the calls that its text shows. */
export function importsOf(program: TSESTree.Program, text: string): readonly Import[] {
  const found: Import[] = []
  for (const statement of topStatements(program)) {
    if (statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration') {
      if (!statement.source) continue
      const specifier = statement.source.value
      // Only of the project's own the names count.
      found.push({ specifier, names: isOwnSpecifier(specifier) ? namesOf(statement.specifiers) : '' })
    } else if (statement.type === 'ExportAllDeclaration') {
      found.push({ specifier: statement.source.value, names: '' })
    } else if (statement.type === 'TSImportEqualsDeclaration') {
      found.push(...importsIn(text.slice(...statement.range)))
    }
  }
  // Under another name every call with a string may be one: `const load = createRequire(import.meta.url)`.
  if (text.includes('createRequire')) {
    for (const match of text.matchAll(/\(\s*["'`]([^"'`\n]{1,120})["'`]\s*\)/g)) {
      found.push({ specifier: match[1] ?? '', names: '' })
    }
  }
  for (const called of callsIn(text)) found.push(called)
  return found
}

/** Whether a text mentions a library of the catalogue, or a global or host name that stands for one. */
export function mentions(text: string, sinks: SinkIndex): boolean {
  return importsIn(text).some((found) => isOfLibrary(found, sinks)) || sinks.isNamedIn(text)
}

const isOfLibrary = ({ specifier }: Import, sinks: SinkIndex): boolean =>
  sinks.modules.has(specifier.replace(/^node:/, ''))

// Parts of words, so that one look serves every spelling: `process.env`, `env(`, `getEnv(`, `Config`, `config`.
const waysToRead = /env|Env|onfig|nconf|onvict|ettings['".]|Secret\(|default\(|ptional\(/
const secretNouns = /secret|key|salt|pepper|passw|jwt/gi
const longestName = 60

/** Whether a text may read a secret setting: it knows a way to read settings, and a word that names a secret one. */
function mayReadSecrets(text: string): boolean {
  if (!waysToRead.test(text)) return false
  const seen = new Set<string>()
  for (const { index } of text.matchAll(secretNouns)) {
    const name = wordAround(text, index, isNamePart)
    if (seen.has(name)) continue
    if (kindOfSetting(name) !== 'not secret' || exposedSetting(name, []) !== undefined) return true
    seen.add(name)
    // Paths of settings: `jwt.secret`, `session:secret`, `cookie-keys`.
    if (kindOfSetting(wordAround(text, index, isPathPart)) !== 'not secret') return true
  }
  return false
}

function wordAround(text: string, at: number, isPart: (code: number) => boolean): string {
  let start = at
  let end = at
  while (start > at - longestName && isPart(text.charCodeAt(start - 1))) start -= 1
  while (end < at + longestName && isPart(text.charCodeAt(end))) end += 1
  return text.slice(start, end)
}

function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  )
}

/** With `.`, `:` and `-`, which join the names of a path. */
function isPathPart(code: number): boolean {
  return isNamePart(code) || code === 45 || code === 46 || code === 58
}

// Names that an import of the project's own shows when it passes a key on: nothing else in such a file can matter.
const passesKeys =
  /(?:\bs|S)ign(?:er|ing)?(?![a-z]|In|Out|Up|Off)|[vV]erify|[cC]rypt|[cC]ipher|[jJ][wW][tTsS]|[hH]mac|HMAC|[sS]eal|[tT]oken/

/** The specifiers of the project's own under whose names a text may pass keys on. */
export function passesKeysTo(text: string): readonly string[] {
  return importsIn(text).flatMap((found) => (mayPassKeys(found) ? [found.specifier] : []))
}

const mayPassKeys = ({ specifier, names }: Import): boolean =>
  isOwnSpecifier(specifier) && passesKeys.test(`${specifier.slice(specifier.lastIndexOf('/') + 1)} ${names}`)

/**
 * Whether a text shows anything by which its file can matter. It says yes more often than `isRelevant`, and needs neither
 * an AST nor another file: this is all that most files cost.
 */
export function mayBeRelevant(text: string, path: string, sinks: SinkIndex): boolean {
  return (
    quotesSomethingKnown(text, sinks) ||
    sinks.globals.some((name) => text.includes(name)) ||
    sinks.configFiles(path).length > 0 ||
    mayReadSecrets(text) ||
    mayHandOutSettings(text)
  )
}

function quotesSomethingKnown(text: string, sinks: SinkIndex): boolean {
  for (const { index, groups } of text.matchAll(sinks.quoted)) {
    if (groups?.own === undefined || passesKeys.test(importAround(text, index))) return true
  }
  return false
}

const longestClause = 5000
const longestSpecifier = 120

/** The names before a quoted path, as an import has them, and the end of the path. */
function importAround(text: string, quote: number): string {
  let start = quote
  while (start > 0 && quote - start < longestClause && !endsClause.has(text.charCodeAt(start - 1))) start -= 1
  const end = text.slice(quote + 1, quote + longestSpecifier).search(/["'`\n]/)
  const specifier = text.slice(quote + 1, end < 0 ? quote + longestSpecifier : quote + 1 + end)
  const names = `${lineBefore(text, callBefore(text, quote))} ${text.slice(start, quote)}`
  return `${specifier.slice(specifier.lastIndexOf('/') + 1)} ${names}`
}

const longestComment = 300

/** Where the parenthesis ends that a quoted path stands in, on whatever line; the quote itself when it is in none. */
function callBefore(text: string, quote: number): number {
  const from = Math.max(0, quote - longestComment)
  let before = text.slice(from, quote).trimEnd()
  if (before.endsWith('*/')) before = before.slice(0, before.lastIndexOf('/*')).trimEnd()
  return before.endsWith('(') ? from + before.length : quote
}

const endsClause: ReadonlySet<number> = new Set([`;`, `'`, `"`, `(`, `)`].map((sign) => sign.charCodeAt(0)))

/**
 * Whether a file can matter to any rule at all: a glance at its imports and a text test, so that all other files cost
 * nothing else. An import of the project's own counts when the imported file mentions a library.
 */
export function isRelevant(
  file: { readonly text: string; readonly path: string; readonly program?: TSESTree.Program },
  sinks: SinkIndex,
  modules: () => Modules,
): boolean {
  const { text, path, program } = file
  const imports = program ? importsOf(program, text) : importsIn(text)
  if (imports.some((found) => isOfLibrary(found, sinks)) || sinks.isNamedIn(text)) return true
  if (sinks.configFiles(path).length > 0 || mayReadSecrets(text) || mayHandOutSettings(text)) return true
  return imports.some((found) => {
    const target = mayPassKeys(found) ? modules().resolve(found.specifier, path) : undefined
    return target !== undefined && modules().mayLeadToSink(target)
  })
}
