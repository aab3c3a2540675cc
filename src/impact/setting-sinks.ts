import { createRequire } from 'node:module'

import { libraries } from '../catalogue/detection.ts'
import { describeRemedy, rotationOf } from '../catalogue/describe.ts'
import type { DetectedLibrary, SettingSink } from '../catalogue/types.ts'
import type { SummaryUse } from '../facts/summary.ts'
import type { Packages } from './packages.ts'

const require = createRequire(import.meta.url)

/** A setting that a library reads by itself, as a use of it in the package that depends on the library. */
export interface LibraryRead {
  readonly setting: string
  readonly package: string
  readonly use: SummaryUse
}

/** The settings that the libraries of some packages read by themselves. */
export function readByLibraries(
  folders: readonly string[],
  packages: Packages,
  uses: readonly SummaryUse[],
  isRead: (setting: string, folder: string) => boolean,
): readonly LibraryRead[] {
  return folders.flatMap((folder) => {
    const inCode = uses.filter(({ file }) => packages.packageOf(file) === folder)
    const present = packages.dependencies(folder)
    const inEnvFiles = packages.settingsInEnvFiles(folder)
    const isKnown = (setting: string) => inEnvFiles.has(setting) || isRead(setting, folder)
    return libraries.flatMap((library) => {
      const isUsed = inCode.some((use) => use.library === library.package)
      if (!present.has(library.package) && !isUsed) return []
      const sinks = inUse(library, packages.versionOf(library.package, folder).version)
      return sinks.flatMap((sink) => {
        const given = inCode.some(
          (use) => use.library === library.package && use.rotatedBy === sink.rotatedBy,
        )
        // What the code gives outranks what the library would read.
        if (given) return []
        const isOptional = sink.rotatedBy === 'third party' || makesItsOwn(library)
        return settingsOf(sink, isKnown, isOptional).map((setting): LibraryRead => {
          const line = packages.lineOf(folder, library.package)
          return { setting, package: folder, use: asUse(library, sink, setting, folder, line) }
        })
      })
    })
  })
}

function inUse(library: DetectedLibrary, version: string | undefined): readonly SettingSink[] {
  const sinks = library.sinks.filter((sink): sink is SettingSink => 'setting' in sink)
  if (sinks.length === 0 || version === undefined)
    return sinks.filter((sink, index) => index === 0 || sink.versions === undefined)
  const { satisfies } = require('semver') as typeof import('semver')
  return sinks.filter(
    ({ versions }) => versions === undefined || satisfies(version, versions, { includePrerelease: true }),
  )
}

/**
 * The names that are known in the project. Where none is, the first one: the library has no other way to get its key,
 * unless somebody else issues it and it may not be set at all.
 */
function settingsOf(
  sink: SettingSink,
  isKnown: (setting: string) => boolean,
  isOptional: boolean,
): readonly string[] {
  const names = [sink.setting].flat()
  const known = names.filter(isKnown)
  if (known.length > 0) return known
  const [first] = names
  return first === undefined || isOptional || sink.keyRing.accepts !== 'one key' ? [] : [first]
}

/** Without the setting the library makes a key that nobody has to set. */
function makesItsOwn({ missingKey = '' }: DetectedLibrary): boolean {
  return /^(?:every|a) .*random key/.test(missingKey)
}

function asUse(
  library: DetectedLibrary,
  sink: SettingSink,
  setting: string,
  folder: string,
  line: number,
): SummaryUse {
  const place = { file: folder === '.' ? 'package.json' : `${folder}/package.json`, line, column: 1 }
  return {
    ...place,
    library: library.package,
    call: setting,
    role: sink.role,
    rotation: rotationOf(library, sink),
    ...(sink.rotatedBy ? { rotatedBy: sink.rotatedBy } : {}),
    keyRing: sink.keyRing,
    remedy: describeRemedy(sink),
    verifies: /verif|decrypt/.test(sink.role),
    shape: sink.keyRing.accepts === 'one key' ? 'one key' : 'ring',
    keys: [{ ...place, kind: 'setting', name: setting, position: 'newest', keyModule: false }],
    lifetimes: [],
    names: [],
    wraps: [],
  }
}
