import {
  describeConsequence,
  describeKind,
  list,
  pageOf,
  severities,
  worstSeverity,
} from '../../src/catalogue/describe.ts'
import type { DataKind, KeySink, Library, Severity } from '../../src/catalogue/types.ts'
import { grouped, groupsOf, needsFallback, ringCell, titleOf } from './impact-page.ts'
import { cell, code, table, upperFirst } from './markdown.ts'
import { placesOf } from './sink-code.ts'

/** Index of the pages by library: what a rotation without a fallback key does, and whether there is one. */
export function byLibrary(libraries: readonly Library[]): string {
  return table(
    ['Library', 'Rotating its key without a fallback key', 'Fallback keys'],
    libraries.map((library) => [linkTo(library, ''), consequenceCell(library), supportOf(library)]),
  )
}

/** Index of the pages by what the key stands behind. */
export function byData(libraries: readonly Library[]): string {
  const kinds = new Map<DataKind, Set<Library>>()
  for (const library of libraries) {
    for (const { what } of groupsOf(library).flatMap(({ rotation }) => rotation.invalidates)) {
      kinds.set(what, (kinds.get(what) ?? new Set()).add(library))
    }
  }
  return [...kinds]
    .toSorted(([, one], [, other]) => other.size - one.size)
    .map(([kind, members]) => `**${upperFirst(describeKind(kind))}**: ${links([...members])}.`)
    .join('\n\n')
}

/** Index of the pages by the worst that a rotation does. */
export function bySeverity(libraries: readonly Library[]): string {
  return severities
    .toReversed()
    .map((severity) => ({ severity, members: libraries.filter((library) => worstOf(library) === severity) }))
    .filter(({ members }) => members.length > 0)
    .map(({ severity, members }) => `**${severityTitles[severity]}**: ${links(members)}.`)
    .join('\n\n')
}

/** The table of `no-hardcoded-key`: the places where it looks for a key. */
export function sinksTable(libraries: readonly Library[], folder: string): string {
  const known = libraries.filter((library) => keySinks(library).length > 0)
  return table(
    ['Library', 'Where its key enters'],
    known.map((library) => [linkTo(library, folder), namesCell(library, keySinks(library))]),
  )
}

/** The table of `require-fallback-keys`: how each library is given the older keys. */
export function fallbackTable(libraries: readonly Library[], folder: string): string {
  const asked = libraries.filter((library) => askedSinks(library).length > 0)
  return table(
    ['Library', 'Where', 'Fallback keys'],
    asked.flatMap((library) => {
      return [...grouped(askedSinks(library), ringCell)].map(([ring, sinks], index) => [
        index === 0 ? linkTo(library, folder) : '',
        namesCell(library, sinks),
        ring,
      ])
    }),
  )
}

/** The libraries without a key of the application's own: whose key they work with, or why there is none. */
export function withoutSinkTable(libraries: readonly Library[], folder: string): string {
  return table(
    ['Library', 'Whose key, or why there is none'],
    libraries
      .filter(({ sinks }) => sinks.length === 0)
      .map((library) => {
        const owners = library.usesKeyOf?.map((name) => `[${name}](${folder}${pageOf(name)})`)
        return [
          linkTo(library, folder),
          owners === undefined ? cell(library.notes?.[0] ?? '') : `that of ${list(owners)}`,
        ]
      }),
  )
}

/** Where the application's own key is passed. */
function keySinks(library: Library): readonly KeySink[] {
  return library.sinks.filter((sink) => sink.rotatedBy !== 'third party' && !('setting' in sink))
}

function askedSinks(library: Library): readonly KeySink[] {
  return keySinks(library).filter((sink) => needsFallback(sink.role))
}

function consequenceCell(library: Library): string {
  const [worst] = groupsOf(library)
  if (worst === undefined) return ''
  // The index names the consequence; how it shows stands on the page.
  const bare = {
    ...worst.rotation,
    invalidates: worst.rotation.invalidates.map((one) => ({ ...one, shows: '' })),
  }
  return cell(describeConsequence(bare))
}

function supportOf(library: Library): string {
  if (library.sinks.length === 0) {
    return library.usesKeyOf === undefined
      ? ''
      : `see ${list(library.usesKeyOf.map((name) => `[${name}](${pageOf(name)})`))}`
  }
  if (library.sinks.every((sink) => sink.rotatedBy === 'third party')) return 'the other party rotates'
  const accepting = library.sinks.filter(
    (sink) => sink.rotatedBy !== 'third party' && needsFallback(sink.role),
  )
  const taking = accepting.filter((sink) => sink.keyRing.accepts !== 'one key')
  if (accepting.length === 0 || taking.length === 0) return 'by code of your own'
  const isPartial = taking.some(
    ({ keyRing }) => keyRing.accepts !== 'one key' && keyRing.covers !== undefined,
  )
  return taking.length < accepting.length || isPartial ? 'taken in part' : 'taken'
}

function namesCell(library: Library, sinks: readonly KeySink[]): string {
  const names = new Set(sinks.flatMap((sink) => placesOf(library, sink).map(({ name }) => name)))
  return list([...names].map((name) => cell(code(name))))
}

function links(libraries: readonly Library[]): string {
  return libraries.map((library) => linkTo(library, '')).join(', ')
}

function linkTo(library: Library, folder: string): string {
  return `[${titleOf(library.package)}](${folder}${pageOf(library.package)})`
}

function worstOf(library: Library): Severity {
  const [worst] = groupsOf(library)
  return worst === undefined ? 'nothing' : worstSeverity(worst.rotation)
}

const severityTitles: Readonly<Record<Severity, string>> = {
  'lost for ever': 'Lost for ever',
  'unreadable until the old key is back': 'Unreadable or unusable until the old key is back',
  'sign in again': 'Users sign in again',
  'send again': 'Something is sent or made again',
  nothing: 'Nothing to do',
}
