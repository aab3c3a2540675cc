import { createRequire } from 'node:module'

import { describeConsequence } from '../catalogue/describe.ts'
import type { DetectedLibrary, Library } from '../catalogue/types.ts'
import { packageName, packageVersion } from '../docs-urls.ts'
import type { Fallback, Impact, InvalidatedData, KeyImpact, Use } from './types.ts'

const require = createRequire(import.meta.url)

/** What a change of the code adds to what rotations break, and what it takes away. */
export interface Comparison {
  /** The version of this shape. */
  readonly version: 1
  readonly tool: Impact['tool']
  /** What was compared: a git ref or a file, and what it was before. */
  readonly before: string
  readonly after: string
  /** The keys that differ; none when nothing does. */
  readonly changes: readonly KeyChange[]
}

/** What is different about one key. */
export interface KeyChange {
  readonly id: string
  readonly name: string
  readonly package: string
  readonly project?: string
  readonly rotatedBy: KeyImpact['rotatedBy']
  readonly change: 'added' | 'removed' | 'changed'
  /** What to tell a reviewer, a sentence each. */
  readonly says: readonly string[]
  readonly usesAdded: readonly Use[]
  readonly usesRemoved: readonly Use[]
  readonly invalidatesAdded: readonly InvalidatedData[]
  readonly invalidatesRemoved: readonly InvalidatedData[]
  /** Whether the key's uses accept a fallback key; null where there is no such key. */
  readonly fallback: { readonly before: Fallback | null; readonly after: Fallback | null }
  readonly upgrades: readonly Upgrade[]
}

/** Another version of a library that the key goes to, which may make something else of it. */
export interface Upgrade {
  readonly library: string
  readonly from: string
  readonly to: string
  /** What the entry says of these versions. */
  readonly says: readonly string[]
  readonly page: string
}

export interface CompareOptions {
  readonly before: string
  readonly after: string
  /** The catalogue with its prose, for what it says of versions. */
  readonly libraries: readonly Library[]
}

/** Compares an impact with what it was before. */
export function compareImpacts(before: Impact, after: Impact, options: CompareOptions): Comparison {
  const old = new Map(identified(before.keys))
  const now = new Map(identified(after.keys))
  const changes = [
    ...[...now].flatMap(([mark, key]) => changeOf(old.get(mark), key, options.libraries) ?? []),
    ...[...old].flatMap(([mark, key]) =>
      now.has(mark) ? [] : (changeOf(key, undefined, options.libraries) ?? []),
    ),
  ]
  return {
    version: 1,
    tool: { name: packageName, version: packageVersion },
    before: options.before,
    after: options.after,
    changes,
  }
}

/** What a key goes by in both: never a line, which moves whenever something is written above it. */
function identified(keys: readonly KeyImpact[]): readonly (readonly [string, KeyImpact])[] {
  const counts = new Map<string, number>()
  return keys.map((key) => {
    const name = key.kind === 'setting' ? key.name : key.name.replace(/:\d+$/, '')
    const mark = [key.project ?? '', key.package, key.kind, name].join('\0')
    const count = counts.get(mark) ?? 0
    counts.set(mark, count + 1)
    return [`${mark}\0${count}`, key]
  })
}

function changeOf(
  before: KeyImpact | undefined,
  after: KeyImpact | undefined,
  libraries: readonly Library[],
): KeyChange | undefined {
  const key = after ?? before
  if (!key) return undefined
  const usesAdded = without(after?.uses ?? [], before?.uses ?? [], useMark)
  const usesRemoved = without(before?.uses ?? [], after?.uses ?? [], useMark)
  const invalidatesAdded = without(after?.invalidates ?? [], before?.invalidates ?? [], invalidationMark)
  const invalidatesRemoved = without(before?.invalidates ?? [], after?.invalidates ?? [], invalidationMark)
  const upgrades = before && after ? upgradesOf(before, after, libraries) : []
  const fallback = { before: before?.fallback ?? null, after: after?.fallback ?? null }
  const isSame =
    before !== undefined &&
    after !== undefined &&
    [usesAdded, usesRemoved, invalidatesAdded, invalidatesRemoved, upgrades].every(
      (list) => list.length === 0,
    ) &&
    before.fallback === after.fallback
  if (isSame) return undefined
  const change: Omit<KeyChange, 'says'> = {
    id: key.id,
    name: key.name,
    package: key.package,
    ...(key.project === undefined ? {} : { project: key.project }),
    rotatedBy: key.rotatedBy,
    change: before ? (after ? 'changed' : 'removed') : 'added',
    usesAdded,
    usesRemoved,
    invalidatesAdded,
    invalidatesRemoved,
    fallback,
    upgrades,
  }
  return { ...change, says: sentencesFor(change, key) }
}

function sentencesFor(change: Omit<KeyChange, 'says'>, key: KeyImpact): readonly string[] {
  const { name, usesAdded, usesRemoved, invalidatesAdded, invalidatesRemoved, fallback, upgrades } = change
  const rotating = (invalidates: readonly InvalidatedData[]) =>
    describeConsequence({ invalidates, unaffected: [], withFallback: '', dropWhen: '' })
  if (change.change === 'added') {
    return [
      key.uses.length === 0
        ? `'${name}' is new. It is read and never seen at a sink, so what rotating it does is unknown.`
        : `'${name}' is new. Rotating it ${key.consequence}.`,
    ]
  }
  if (change.change === 'removed')
    return [`'${name}' is not read any more; rotating it ${key.consequence}.`.replace(/;.*/, '.')]
  const says: string[] = []
  const kinds = (uses: readonly Use[]) => [...new Set(uses.map(({ purpose }) => purpose))].join('; ')
  if (usesAdded.length > 0) {
    const also = invalidatesAdded.length > 0 ? `: rotating it now also ${rotating(invalidatesAdded)}` : ''
    says.push(
      `'${name}' is used at ${usesAdded.length === 1 ? 'another place' : `${usesAdded.length} more places`}, for ${kinds(usesAdded)}${also}.`,
    )
  } else if (invalidatesAdded.length > 0)
    says.push(`Rotating '${name}' now also ${rotating(invalidatesAdded)}.`)
  if (usesRemoved.length > 0) {
    const less =
      invalidatesRemoved.length > 0 ? `: rotating it no longer ${rotating(invalidatesRemoved)}` : ''
    says.push(
      `'${name}' is not used any more at ${usesRemoved.length === 1 ? 'one place' : `${usesRemoved.length} places`}, for ${kinds(usesRemoved)}${less}.`,
    )
  }
  if (fallback.before !== fallback.after) {
    says.push(
      `A fallback key of '${name}' was accepted ${where(fallback.before)} and is accepted ${where(fallback.after)}.`,
    )
  }
  for (const { library, from, to } of upgrades) {
    says.push(
      `'${name}' goes to ${library}, which goes from ${from} to ${to}: what ${from} made with this key may not be accepted by ${to}.`,
    )
  }
  return says
}

function where(fallback: Fallback | null): string {
  switch (fallback) {
    case 'all':
      return 'everywhere'
    case 'some':
      return 'at some places'
    case 'none':
      return 'nowhere'
    default:
      return 'nobody sees where'
  }
}

function useMark({ file, project, library, call, role, kinds, fallback, inside }: Use): string {
  return [project ?? '', file, library, call, role, kinds.join(), fallback, inside ?? ''].join('\0')
}

function invalidationMark({ what, severity, shows, detail }: InvalidatedData): string {
  return [what, severity, shows, detail ?? ''].join('\0')
}

/** The members of a list that another one does not have; each counts once. */
function without<Item>(
  all: readonly Item[],
  others: readonly Item[],
  markOf: (item: Item) => string,
): readonly Item[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(markOf(other), (counts.get(markOf(other)) ?? 0) + 1)
  return all.filter((item) => {
    const left = counts.get(markOf(item)) ?? 0
    counts.set(markOf(item), left - 1)
    return left <= 0
  })
}

function upgradesOf(before: KeyImpact, after: KeyImpact, libraries: readonly Library[]): readonly Upgrade[] {
  const found = new Map<string, Upgrade>()
  for (const use of after.uses) {
    const old = before.uses.find(({ library }) => library === use.library)
    const versions = old && comparable(old, use)
    if (!versions || found.has(use.library)) continue
    const [from, to] = versions
    const library = libraries.find((candidate) => candidate.package === use.library)
    if (from === to || !mayDiffer(from, to, library)) continue
    found.set(use.library, {
      library: use.library,
      from,
      to,
      says: library ? sentencesAbout(library, from, to) : [],
      page: use.page,
    })
  }
  return [...found.values()]
}

/** Two versions that were found in the same way: what is installed says nothing about what package.json asked for before. */
function comparable(before: Use, after: Use): readonly [string, string] | undefined {
  if (
    before.version !== undefined &&
    after.version !== undefined &&
    before.versionFrom === after.versionFrom
  ) {
    return [before.version, after.version]
  }
  const { minVersion, validRange } = require('semver') as typeof import('semver')
  const leastOf = ({ asked }: Use) =>
    asked !== undefined && validRange(asked) !== null ? minVersion(asked)?.version : undefined
  const from = leastOf(before)
  const to = leastOf(after)
  return from === undefined || to === undefined ? undefined : [from, to]
}

/** Another major version, or another side of a version at which the library began to take keys differently. */
function mayDiffer(from: string, to: string, library: DetectedLibrary | undefined): boolean {
  const { coerce, major, minor, satisfies } = require('semver') as typeof import('semver')
  const [a, b] = [coerce(from), coerce(to)]
  if (!a || !b) return true
  if (major(a) !== major(b)) return true
  if (major(a) === 0 && minor(a) !== minor(b)) return true
  return (library?.sinks ?? []).some(
    ({ versions }) =>
      versions !== undefined &&
      satisfies(from, versions, { includePrerelease: true }) !==
        satisfies(to, versions, { includePrerelease: true }),
  )
}

/** What an entry says of the versions on the way from one to the other. */
function sentencesAbout(library: Library, from: string, to: string): readonly string[] {
  const { coerce, major } = require('semver') as typeof import('semver')
  const [first, last] = [from, to].map((version) => major(coerce(version) ?? '0.0.0')).sort((a, b) => a - b)
  const sentences = [...(library.traps ?? []), ...(library.notes ?? []), library.missingKey ?? '']
  // How an entry was verified says nothing about an upgrade.
  const telling = sentences.filter((sentence) => !/\bnot run\b/.test(sentence))
  return telling.filter((sentence) =>
    [...sentence.matchAll(/versions? (\d+)(?: and (\d+))?/gi)].some((match) =>
      match
        .slice(1)
        .some(
          (number: string | undefined) =>
            number !== undefined && Number(number) >= (first ?? 0) && Number(number) <= (last ?? 0),
        ),
    ),
  )
}
