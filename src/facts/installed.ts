import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { KeySink } from '../catalogue/types.ts'
import type { Known } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'

const require = createRequire(import.meta.url)
const versions = new Map<string, string | undefined>()

/** Above every release: where the installed version is not known, the newest decides. */
const newest = '99999.0.0'

/** The sinks that the installed version of their library has. */
export function inUse<Sink extends KeySink>(known: readonly Known<Sink>[], file: SourceFile): readonly Known<Sink>[] {
  return known.every(({ sink }) => sink.versions === undefined) ? known : ofVersion(known, file)
}

function ofVersion<Sink extends KeySink>(known: readonly Known<Sink>[], file: SourceFile): readonly Known<Sink>[] {
  // Few sinks differ by version, so few runs need to compare any.
  const { satisfies } = require('semver') as typeof import('semver')
  return known.filter(({ library, sink }) => {
    if (sink.versions === undefined) return true
    const version = installedVersion(library.package, file) ?? newest
    return satisfies(version, sink.versions, { includePrerelease: true })
  })
}

/** The version of a package that stands in the nearest `node_modules`; read once for each folder. */
export function installedVersion(packageName: string, file: SourceFile): string | undefined {
  const folder = path.dirname(file.path)
  const key = `${folder}\0${packageName}`
  if (versions.has(key)) return versions.get(key)
  const version = lookUp(packageName, folder)
  versions.set(key, version)
  return version
}

function lookUp(packageName: string, folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      const text = fs.readFileSync(path.join(at, 'node_modules', packageName, 'package.json'), 'utf8')
      const manifest: unknown = JSON.parse(text)
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
        return typeof manifest.version === 'string' ? manifest.version : undefined
      }
      return undefined
    } catch {
      if (at === path.dirname(at)) return undefined
    }
  }
}
