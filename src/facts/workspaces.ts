import fs from 'node:fs'
import path from 'node:path'

/** The root of the workspace that a folder is part of: not beyond the repository, and nobody else's. */
export function workspaceRoot(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (at !== folder && isPartOf(folder, at)) return at
    if (at === path.dirname(at) || fs.existsSync(path.join(at, '.git'))) return undefined
  }
}

function isPartOf(folder: string, root: string): boolean {
  if (fs.existsSync(path.join(root, 'nx.json'))) return true
  return patternsOf(root).some(
    (pattern) =>
      !pattern.startsWith('!') && isInside(path.relative(root, folder).split(path.sep), partsOf(pattern)),
  )
}

/** Whether a folder is one that a pattern stands for, or inside one. */
function isInside(folder: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern
  const [name, ...inner] = folder
  if (first === undefined) return true
  if (name === undefined) return false
  if (first === '**') return isInside(folder, rest) || isInside(inner, pattern)
  return nameMatcher(first).test(name) && isInside(inner, rest)
}

function nameMatcher(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  )
}

/** The folders of a workspace's packages by name: npm's and yarn's `workspaces`, pnpm's `pnpm-workspace.yaml`. */
export function workspacePackages(root: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>()
  for (const pattern of patternsOf(root)) {
    // A package beside the root is somebody else's.
    if (pattern.startsWith('!') || partsOf(pattern).includes('..')) continue
    for (const folder of foldersOf(root, partsOf(pattern))) {
      const name = read(path.join(folder, 'package.json'))?.name
      if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder)
    }
  }
  return packages
}

function patternsOf(root: string): readonly string[] {
  return [...patternsOfManifest(root), ...patternsOfPnpm(root)]
}

function partsOf(pattern: string): readonly string[] {
  return pattern.replace(/^\.\//, '').replace(/\/+$/, '').split('/')
}

function patternsOfManifest(root: string): readonly string[] {
  const asked = read(path.join(root, 'package.json'))?.workspaces
  const list: unknown =
    typeof asked === 'object' && asked !== null && 'packages' in asked ? asked.packages : asked
  return Array.isArray(list) ? list.filter((pattern) => typeof pattern === 'string') : []
}

// Its only list is `packages`; a YAML parser for these lines would cost more than all the rest.
function patternsOfPnpm(root: string): readonly string[] {
  let text: string
  try {
    text = fs.readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')
  } catch {
    return []
  }
  const list =
    /^packages:[^\n]*\n(?<items>(?:[ \t]*(?:-[^\n]*|#[^\n]*)?\n?)*)/m.exec(text)?.groups?.items ?? ''
  return [...list.matchAll(/^[ \t]*-[ \t]*['"]?([^'"\s#][^'"\n#]*)/gm)].map((match) => match[1]?.trim() ?? '')
}

/** `packages/*`: one folder deep for `*`, any depth for `**`. */
function foldersOf(folder: string, pattern: readonly string[]): readonly string[] {
  const [first, ...rest] = pattern
  if (first === undefined) return [folder]
  if (first === '**')
    return [...foldersOf(folder, rest), ...below(folder).flatMap((inner) => foldersOf(inner, pattern))]
  if (!first.includes('*')) return foldersOf(path.join(folder, first), rest)
  const matches = nameMatcher(first)
  return below(folder)
    .filter((inner) => matches.test(path.basename(inner)))
    .flatMap((inner) => foldersOf(inner, rest))
}

function below(folder: string): readonly string[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
      .map((entry) => path.join(folder, entry.name))
  } catch {
    return []
  }
}

function read(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
