/** What an entry claims, as lines of text: what a contract has to speak of. */
import type { KeyPosition, KeySink, Library, Rotation } from '../../src/catalogue/types.ts'
import { needsFallback } from '../../tools/generate/impact-page.ts'

/** Where a key enters, one label for each way to write it: `verify(1)`, `new Strategy(0.secretOrKey)`, `.keys =`. */
function sinkLabels(sink: KeySink): readonly string[] {
  if ('setting' in sink) return [sink.setting].flat()
  if ('exported' in sink) return [`export ${sink.exported}`]
  if ('assign' in sink) return [`.${sink.assign} =`]
  const names =
    'call' in sink
      ? [sink.call].flat()
      : 'new' in sink
        ? [sink.new].flat().map((name) => `new ${name}`)
        : 'method' in sink
          ? [sink.method].flat().map((name) => `.${name}`)
          : [sink.host].flat()
  return names.flatMap((name) => positionLabels(sink.key).map((position) => `${name}(${position})`))
}

function positionLabels({ argument, property = [], returned = [] }: KeyPosition): readonly string[] {
  const paths = returned === true ? ['()'] : [returned].flat().map((path) => `().${path}`)
  const properties = [property].flat().map((path) => `.${path}`)
  return product([String(argument)], properties.length > 0 ? properties : ['']).flatMap((place) =>
    product([place], paths.length > 0 ? paths : ['']),
  )
}

function product(beginnings: readonly string[], ends: readonly string[]): readonly string[] {
  return beginnings.flatMap((beginning) => ends.map((end) => beginning + end))
}

/** The sinks that a label means: ` from <module>` and ` @<range>` after it tell sinks of the same form apart. */
export function sinksAt({ sinks }: Library, label: string): readonly KeySink[] {
  const [, name = '', module, range] = /^(.*?)(?: from (\S+))?(?: @(.+))?$/.exec(label) ?? []
  return sinks.filter(
    (sink) =>
      sinkLabels(sink).includes(name) &&
      (module === undefined || [sink.from ?? []].flat().includes(module)) &&
      (range === undefined || sink.versions === range),
  )
}

export function sinkClaim(sink: KeySink): string {
  const from = sink.from === undefined ? '' : ` from ${[sink.from].flat().join(' | ')}`
  const versions = sink.versions === undefined ? '' : ` @${sink.versions}`
  return `sink ${sinkLabels(sink).join(' | ')}${from}${versions}`
}

const sinkFields = ['emptyKey', 'shortestKey'] as const

/** What one sink does with an empty or short key, where it is not what the library does. */
export function fieldClaim(field: (typeof sinkFields)[number], sink: KeySink): string {
  return `${field} of ${sinkClaim(sink)}`
}

export function invalidationClaim({ what, shows }: Rotation['invalidates'][number]): string {
  return `invalidates ${what}: ${shows}`
}

/** Whether a rule offers a list of keys at one of its sinks. */
export function takesList({ sinks }: Library): boolean {
  return sinks.some(
    ({ role, keyRing, rotatedBy }) =>
      keyRing.accepts === 'array' && rotatedBy === undefined && needsFallback(role),
  )
}

/** What a rule offers for a single key, or that it offers nothing. */
export const suggestionClaim = 'the suggestion'

/** Everything that an entry claims and a contract has to speak of. */
export function claimsOf(library: Library): readonly string[] {
  const { sinks, traps = [], migration } = library
  const fields = (['missingKey', 'emptyKey', 'withEmptyKey', 'shortestKey'] as const).filter(
    (name) => library[name] !== undefined,
  )
  return [
    ...sinks.map(sinkClaim),
    ...sinks.flatMap((sink) =>
      sinkFields.filter((name) => sink[name] !== undefined).map((name) => fieldClaim(name, sink)),
    ),
    ...rotationsOf(library).flatMap(({ invalidates, unaffected }) => [
      ...invalidates.map(invalidationClaim),
      ...unaffected,
    ]),
    ...fields,
    ...traps,
    ...(migration === undefined ? [] : ['migration']),
    ...(takesList(library) ? [suggestionClaim] : []),
  ]
}

/** The sentences of an entry that a contract may speak of. */
export function sentencesOf(library: Library): readonly string[] {
  const { traps = [], notes = [] } = library
  const words = rotationsOf(library).flatMap(({ unaffected, withFallback, dropWhen }) => [
    ...unaffected,
    withFallback,
    dropWhen,
  ])
  return [...new Set([...traps, ...notes, ...words])]
}

function rotationsOf({ rotation, sinks }: Library): readonly Rotation[] {
  return [...new Set([rotation, ...sinks.flatMap((sink) => sink.rotation ?? [])])]
}

const unseen = 'the library never sees it'
const keyless = 'there is no key in it'
/** Reasons that say that there is nothing to run. */
export const outside: ReadonlySet<string> = new Set([unseen, keyless])

/** Why a claim needs no check: it is about what no key of the library can reach. */
export function whyOutside(claim: string): string | undefined {
  if (
    /^(?:password hashes|stored data|the files|data on the server|data that was not|columns that are not|plaintext columns|sessions that exist|everything that was already processed)\b/.test(
      claim,
    )
  ) {
    return unseen
  }
  return claim.startsWith('hashes without a key') ? keyless : undefined
}
