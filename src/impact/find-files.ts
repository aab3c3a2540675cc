import fs from 'node:fs'
import path from 'node:path'

import ignore from 'ignore'
import type { Ignore } from 'ignore'

/** Files that may be code of the project. */
const code = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/
const declarations = /\.d\.[cm]?ts$/
const minified = /[.-]min\.[cm]?js$/

// What tools write beside the code; nobody edits it, and much of it is large.
const written = new Set([
  '.git',
  '.hg',
  '.svn',
  '.cache',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.turbo',
  '.vercel',
  '.yarn',
  'bower_components',
  'coverage',
  'node_modules',
])

/** Something that stands in the way of reading a folder. */
export interface Unreadable {
  readonly file: string
  readonly why: string
}

export interface FoundFiles {
  /** Absolute, sorted. */
  readonly files: readonly string[]
  readonly unreadable: readonly Unreadable[]
}

/** The code files under some paths. Without an ESLint configuration that says what to ignore, `.gitignore` does. */
export function findFiles(root: string, paths: readonly string[], useGitignore: boolean): FoundFiles {
  const files = new Set<string>()
  const unreadable: Unreadable[] = []
  const relative = (file: string) => path.relative(root, file).replaceAll('\\', '/') || '.'

  const visit = (folder: string, ignores: readonly Scoped[]) => {
    let entries: fs.Dirent[]
    try {
      entries = fs.readdirSync(folder, { withFileTypes: true })
    } catch (error) {
      unreadable.push({ file: relative(folder), why: `the folder cannot be read (${codeOf(error)})` })
      return
    }
    const inside = useGitignore ? [...ignores, ...gitignoreIn(folder)] : ignores
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name)
      const isFolder = entry.isDirectory()
      if (isFolder ? written.has(entry.name) : !isCode(entry.name)) continue
      if (isIgnored(file, isFolder, inside)) continue
      if (isFolder) visit(file, inside)
      else if (entry.isFile()) files.add(file)
      else if (entry.isSymbolicLink()) {
        const why = whyBroken(file)
        if (why !== undefined) unreadable.push({ file: relative(file), why })
      }
    }
  }

  for (const given of paths) {
    const file = path.resolve(root, given)
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (!stat) throw new Error(`'${given}' does not exist.`)
    if (stat.isDirectory()) visit(file, useGitignore ? gitignoresAbove(file) : [])
    else files.add(file)
  }
  return { files: [...files].sort(), unreadable }
}

/** Links are not followed, since what they lead to is read where it is, or is not the project's. */
function whyBroken(link: string): string | undefined {
  try {
    fs.statSync(link)
    return undefined
  } catch (error) {
    return `the link leads nowhere (${codeOf(error)})`
  }
}

function isCode(name: string): boolean {
  return code.test(name) && !declarations.test(name) && !minified.test(name)
}

interface Scoped {
  readonly folder: string
  readonly rules: Ignore
}

function gitignoreIn(folder: string): readonly Scoped[] {
  try {
    return [{ folder, rules: ignore().add(fs.readFileSync(path.join(folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

/** Those of the folders above, up to the repository's. */
function gitignoresAbove(folder: string): readonly Scoped[] {
  const above: Scoped[] = []
  for (let at = folder; !fs.existsSync(path.join(at, '.git')) && at !== path.dirname(at);) {
    at = path.dirname(at)
    above.unshift(...gitignoreIn(at))
    if (at === path.dirname(at)) return []
  }
  return above
}

function isIgnored(file: string, isFolder: boolean, ignores: readonly Scoped[]): boolean {
  let ignored = false
  for (const { folder, rules } of ignores) {
    const relative = path.relative(folder, file).replaceAll('\\', '/')
    const result = rules.test(isFolder ? `${relative}/` : relative)
    if (result.ignored) ignored = true
    else if (result.unignored) ignored = false
  }
  return ignored
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
