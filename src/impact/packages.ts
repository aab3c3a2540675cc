import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { LockFile } from './lock-file.ts'
import type { ProjectPackage, Use } from './types.ts'

const require = createRequire(import.meta.url)

/** What a package.json says, as far as it matters here. */
interface Manifest {
  readonly name?: string
  readonly asked: ReadonlyMap<string, string>
  /** Those that are there at run time. */
  readonly dependencies: ReadonlySet<string>
  readonly text: string
}

export type Version = Pick<Use, 'version' | 'versionFrom' | 'asked'>

/** The packages of a project: whose a file is, what a package imports, which versions it has. */
export class Packages {
  readonly #root: string
  readonly #manifests = new Map<string, Manifest | undefined>()
  readonly #ofFolder = new Map<string, string>()
  readonly #reach = new Map<string, ReadonlySet<string>>()
  readonly #lockFile: LockFile | undefined

  constructor(root: string) {
    this.#root = root
    this.#lockFile = LockFile.of(root)
  }

  /** The path of the package that a file (or folder) of the project belongs to. */
  packageOf(file: string): string {
    const folder = path.posix.dirname(file)
    const known = this.#ofFolder.get(folder)
    if (known !== undefined) return known
    const found = folder === '.' || folder === '/' || this.manifest(folder) ? folder : this.packageOf(folder)
    this.#ofFolder.set(folder, found)
    return found
  }

  /** The packages that were asked about, by path. */
  list(): readonly ProjectPackage[] {
    return [...new Set(this.#ofFolder.values())].sort().map((folder) => {
      const name = this.manifest(folder)?.name
      return { path: folder, ...(name === undefined ? {} : { name }) }
    })
  }

  /** The other packages of the project that a package imports, directly or not, by what its package.json asks for. */
  imports(from: string): ReadonlySet<string> {
    const known = this.#reach.get(from)
    if (known) return known
    const byName = new Map(
      this.list().flatMap(({ path: folder, name }) => (name === undefined ? [] : [[name, folder]])),
    )
    const reached = new Set<string>()
    const queue = [from]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const name of this.manifest(at)?.asked.keys() ?? []) {
        const folder = byName.get(name)
        if (folder === undefined || folder === from || reached.has(folder)) continue
        reached.add(folder)
        queue.push(folder)
      }
    }
    this.#reach.set(from, reached)
    return reached
  }

  /** The libraries that a package has at run time. */
  dependencies(of: string): ReadonlySet<string> {
    return this.manifest(of)?.dependencies ?? new Set()
  }

  /** The line of its package.json that asks for a library. */
  lineOf(of: string, library: string): number {
    const lines = this.manifest(of)?.text.split('\n') ?? []
    return lines.findIndex((line) => line.includes(`"${library}"`)) + 1 || 1
  }

  /** The version of a library that a package has. */
  versionOf(library: string, of: string): Version {
    const asked = this.#askedBy(library, of)
    const range = asked === undefined ? {} : { asked }
    const locked = this.#lockFile?.versionOf(library, of, asked)
    if (locked !== undefined) return { version: locked, versionFrom: 'lock file', ...range }
    const installed = this.#installed(library, of)
    if (installed !== undefined) return { version: installed, versionFrom: 'node_modules', ...range }
    const least = asked === undefined ? undefined : leastOf(asked)
    return least === undefined ? range : { version: least, versionFrom: 'package.json', ...range }
  }

  /** False where the package.json files around a package ask for other libraries, and not for this one. */
  mayHave(library: string, of: string): boolean {
    if (library === 'node:crypto' || library === 'webcrypto') return true
    const manifests = foldersAbove(of).flatMap((folder) => this.manifest(folder) ?? [])
    return manifests.every(({ asked }) => asked.size === 0) || this.#askedBy(library, of) !== undefined
  }

  /** Names of settings that the project's env files give to a package; their values are not read. */
  settingsInEnvFiles(of: string): ReadonlySet<string> {
    const names = new Set<string>()
    for (const folder of new Set([of, '.'])) {
      const absolute = path.join(this.#root, folder)
      for (const file of filesIn(absolute)) {
        if (!/^(?:\.env(?:\..+)?|.+\.env|env\.(?:example|sample|template))$/.test(file)) continue
        for (const [, name] of this.#textInside(path.join(absolute, file)).matchAll(
          /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_]\w*)\s*=/gm,
        )) {
          if (name !== undefined) names.add(name)
        }
      }
    }
    return names
  }

  /** Nothing of a link that leads out of the project, or nowhere. */
  #textInside(file: string): string {
    try {
      const real = fs.realpathSync(file)
      return real.startsWith(this.#root + path.sep) ? textOf(real) : ''
    } catch {
      return ''
    }
  }

  manifest(folder: string): Manifest | undefined {
    if (!this.#manifests.has(folder)) this.#manifests.set(folder, this.#readManifest(folder))
    return this.#manifests.get(folder)
  }

  #readManifest(folder: string): Manifest | undefined {
    const text = textOf(path.join(this.#root, folder, 'package.json'))
    const manifest = parsed(text)
    if (!manifest) return undefined
    const { name } = manifest
    const fields = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'].map(
      (field) => entriesOf(manifest[field]),
    )
    const [dependencies = [], peers = []] = fields
    // `{ "type": "module" }` says how to read a folder; it makes no package.
    if (typeof name !== 'string' && fields.every((entries) => entries.length === 0) && folder !== '.')
      return undefined
    return {
      ...(typeof name === 'string' ? { name } : {}),
      asked: new Map(fields.toReversed().flat()),
      dependencies: new Set([...dependencies, ...peers].map(([dependency]) => dependency)),
      text,
    }
  }

  #askedBy(library: string, of: string): string | undefined {
    for (const folder of foldersAbove(of)) {
      const asked = this.manifest(folder)?.asked.get(library)
      if (asked !== undefined) return asked
    }
    return undefined
  }

  #installed(library: string, of: string): string | undefined {
    for (const folder of foldersAbove(of)) {
      const version = parsed(
        textOf(path.join(this.#root, folder, 'node_modules', library, 'package.json')),
      )?.version
      if (typeof version === 'string') return version
    }
    return undefined
  }
}

/** The root's name, for reports of several projects. */
export function projectName(root: string): string {
  const name = parsed(textOf(path.join(root, 'package.json')))?.name
  return typeof name === 'string' && name !== '' ? name : path.basename(root)
}

function foldersAbove(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(path.posix.dirname(folder))]
}

function leastOf(range: string): string | undefined {
  const { minVersion } = require('semver') as typeof import('semver')
  try {
    return minVersion(range)?.version
  } catch {
    // `workspace:*`, `catalog:`, a git address: no version to be had.
    return undefined
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function entriesOf(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, asked]) =>
    typeof asked === 'string' ? [[name, asked] as const] : [],
  )
}

function filesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
