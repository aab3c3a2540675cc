import fs from 'node:fs'
import path from 'node:path'

import { isTestFile } from '../catalogue/test-files.ts'
import { importsIn, mentions } from './relevance.ts'
import type { SinkIndex } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'

const source = /\.[cm]?[jt]sx?$/
const skipped = /^(?:node_modules|dist|build|out|coverage|vendor|public|\..*)$/

// A package with more files is read in the report, not while somebody types.
const mostFiles = 3_000
const largestFile = 300_000
const forgetAfter = 5_000

/** What a look at the text of a file shows. */
interface Glance {
  readonly mtimeMs: number
  readonly size: number
  /** It mentions a library. */
  readonly sinks: boolean
  /** Words that may be the name of a key. */
  readonly words: ReadonlySet<string>
  /** The last names of what it imports. */
  readonly imports: ReadonlySet<string>
}

const listed = new Map<
  string,
  { readonly files: readonly (readonly [string, Glance])[]; readonly at: number }
>()
const glances = new Map<string, Glance>()

export function isSaved({ path: file }: SourceFile): boolean {
  return fs.existsSync(file)
}

/** The folder of the nearest package.json, inside the root; the root where there is none. */
export function packageFolderOf(file: string, root: string): string {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (at === root || at === path.dirname(at)) return root
    if (fs.existsSync(path.join(at, 'package.json'))) return at
  }
}

/**
 * The other files of a folder that may use a setting as a key: they name it, or import something that does. Those of
 * packages in the folder only where they are asked for.
 */
export function filesWithSetting(
  setting: string,
  file: SourceFile,
  folder: string,
  withPackages: boolean,
): readonly SourceFile[] {
  const { modules } = file
  const word = setting.split(/[.:/]/).at(-1) ?? setting
  const files = filesIn(folder, modules.root, withPackages, modules.sinks)
  const readers = new Set(files.flatMap(([of, { words }]) => (words.has(word) ? [moduleName(of)] : [])))
  return files.flatMap(([of, { sinks, words, imports }]) => {
    if (of === file.path || !sinks) return []
    if (!words.has(word) && ![...imports].some((name) => readers.has(name))) return []
    return modules.load(of, file) ?? []
  })
}

/** The texts of the files of a package that name a setting. */
export function textsWithSetting(setting: string, file: SourceFile): readonly string[] {
  const { root, sinks } = file.modules
  if (!isSaved(file)) return []
  return filesIn(packageFolderOf(file.path, root), root, false, sinks).flatMap(([of, { words }]) =>
    words.has(setting) ? [fs.readFileSync(of, 'utf8')] : [],
  )
}

/** What a module goes by in imports: its own name, for an index that of its folder. */
function moduleName(specifier: string): string {
  const names = specifier.split(/[\\/]/)
  const last = (names.at(-1) ?? '').replace(/\.[cm]?[jt]sx?$/, '')
  return last === 'index' ? (names.at(-2) ?? last) : last
}

function filesIn(
  folder: string,
  root: string,
  withPackages: boolean,
  sinks: SinkIndex,
): readonly (readonly [string, Glance])[] {
  const key = `${folder}\0${String(withPackages)}`
  const before = listed.get(key)
  if (before && Date.now() - before.at < forgetAfter) return before.files
  const files: (readonly [string, Glance])[] = []
  const queue = [folder]
  for (let at = queue.pop(); at !== undefined && files.length < mostFiles; at = queue.pop()) {
    for (const entry of entriesOf(at)) {
      const full = path.join(at, entry.name)
      if (entry.isDirectory()) {
        if (skipped.test(entry.name)) continue
        if (withPackages || !fs.existsSync(path.join(full, 'package.json'))) queue.push(full)
      } else if (
        entry.isFile() &&
        source.test(entry.name) &&
        !isTestFile(path.relative(root, full).replaceAll('\\', '/'))
      ) {
        const glance = glanceAt(full, sinks)
        if (glance) files.push([full, glance])
      }
    }
  }
  files.sort(([a], [b]) => (a < b ? -1 : 1))
  listed.set(key, { files, at: Date.now() })
  return files
}

function entriesOf(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

const mayNameKey = /secret|key|salt|pepper|passw|jwt|token/i

function glanceAt(file: string, sinks: SinkIndex): Glance | undefined {
  try {
    const { mtimeMs, size } = fs.statSync(file)
    const before = glances.get(file)
    if (before?.mtimeMs === mtimeMs && before.size === size) return before
    if (size > largestFile) return undefined
    const text = fs.readFileSync(file, 'utf8')
    const words = text.match(/[A-Za-z_$][\w$]*/g) ?? []
    const glance = {
      mtimeMs,
      size,
      sinks: mentions(text, sinks),
      words: new Set(words.filter((word) => mayNameKey.test(word))),
      imports: new Set(importsIn(text).map(({ specifier }) => moduleName(specifier))),
    }
    glances.set(file, glance)
    return glance
  } catch {
    return undefined
  }
}
