import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { KeySink } from '../catalogue/types.ts'
import type { Known } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'

const require = createRequire(import.meta.url)
const versions = new Map<string, string | undefined>()

/** The sinks that the installed version of their library has; where that is not known all of them, the newest first. */
export function inUse<Sink extends KeySink>(
  known: readonly Known<Sink>[],
  file: SourceFile,
): readonly Known<Sink>[] {
  return known.every(({ sink }) => sink.versions === undefined) ? known : ofVersion(known, file)
}

function ofVersion<Sink extends KeySink>(
  known: readonly Known<Sink>[],
  file: SourceFile,
): readonly Known<Sink>[] {
  // Few sinks differ by version, so few runs need to compare any.
  const { minVersion, rcompare, satisfies } = require('semver') as typeof import('semver')
  const least = ({ sink }: Known<Sink>) => minVersion(sink.versions ?? '*') ?? '0.0.0'
  return known
    .filter(({ library, sink }) => {
      const version = installedVersion(library.package, file)
      return (
        sink.versions === undefined ||
        version === undefined ||
        satisfies(version, sink.versions, { includePrerelease: true })
      )
    })
    .sort((a, b) => rcompare(least(a), least(b)))
}

/** The version of a package that is installed for a file, else the least that its package.json asks for. */
export function installedVersion(packageName: string, file: SourceFile): string | undefined {
  const folder = path.dirname(file.path)
  const key = `${folder}\0${packageName}`
  if (versions.has(key)) return versions.get(key)
  const version =
    inFoldersAbove(folder, (at) => installedIn(at, packageName)) ??
    inFoldersAbove(folder, (at) => askedFor(at, packageName))
  versions.set(key, version)
  return version
}

function inFoldersAbove(folder: string, look: (at: string) => string | undefined): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = look(at)
    if (found !== undefined || at === path.dirname(at)) return found
  }
}

function installedIn(folder: string, packageName: string): string | undefined {
  const version = manifestIn(path.join(folder, 'node_modules', packageName))?.version
  return typeof version === 'string' ? version : undefined
}

function askedFor(folder: string, packageName: string): string | undefined {
  const manifest = manifestIn(folder)
  const { minVersion } = require('semver') as typeof import('semver')
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies']) {
    const asked = manifest?.[field]
    const range: unknown =
      typeof asked === 'object' && asked !== null
        ? (asked as Record<string, unknown>)[packageName]
        : undefined
    if (typeof range !== 'string') continue
    try {
      return minVersion(range)?.version
    } catch {
      // `workspace:*`, `catalog:`, a git address: no version to be had.
      return undefined
    }
  }
  return undefined
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return typeof manifest === 'object' && manifest !== null
      ? (manifest as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
