import fs from 'node:fs'
import path from 'node:path'

/** The folders of a workspace's packages by name: npm's and yarn's `workspaces`, pnpm's `pnpm-workspace.yaml`. */
export function workspacePackages(root: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>()
  for (const pattern of [...patternsOfManifest(root), ...patternsOfPnpm(root)]) {
    if (pattern.startsWith('!')) continue
    for (const folder of foldersOf(root, pattern.replace(/\/+$/, '').split('/'))) {
      const name = read(path.join(folder, 'package.json'))?.name
      if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder)
    }
  }
  return packages
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
  return [...list.matchAll(/^\s*-\s*['"]?([^'"\n#]+?)['"]?\s*$/gm)].map((match) => match[1] ?? '')
}

/** `packages/*`: one folder deep for `*`, any depth for `**`. */
function foldersOf(folder: string, pattern: readonly string[]): readonly string[] {
  const [first, ...rest] = pattern
  if (first === undefined) return [folder]
  if (first === '**')
    return [...foldersOf(folder, rest), ...below(folder).flatMap((inner) => foldersOf(inner, pattern))]
  if (!first.includes('*')) return foldersOf(path.join(folder, first), rest)
  const matches = new RegExp(
    `^${first
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  )
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
