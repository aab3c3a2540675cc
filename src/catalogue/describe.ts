/**
 * Entry -> words. Rules, the report and the pages say the same thing because they all ask here.
 * Everything here is a part of a sentence, without a full stop.
 */
import type {
  DataKind,
  DetectedLibrary,
  Invalidation,
  KeyRing,
  KeySink,
  Rotation,
  Severity,
} from './types.ts'

/** From harmless to final. */
export const severities: readonly Severity[] = [
  'nothing',
  'send again',
  'sign in again',
  'unreadable until the old key is back',
  'lost for ever',
]

// A message is read in an editor's tooltip: what is longer than this stands on the page only.
const longestShown = 90

const unreadableYet: Severity = 'unreadable until the old key is back'

/** The page of a library in `docs/rotation-impact`: `express-session.md`, `hapi__iron.md`, `node__crypto.md`. */
export function pageOf(packageName: string): string {
  return `${packageName.replace(/^@/, '').replace(/[/:]/g, '__')}.md`
}

/** What rotating the key of this sink does: its own facts where it has some, the library's otherwise. */
export function rotationOf(library: Pick<DetectedLibrary, 'rotation'>, sink: KeySink): Rotation {
  return sink.rotation ?? library.rotation
}

/** A kind of data in plain words. */
export function describeKind(kind: DataKind): string {
  if (kind === 'ciphertext') return 'encrypted data'
  if (kind === 'passwords') return 'stored password hashes'
  return kind
}

/** What stops being accepted: "access tokens, refresh tokens and links". */
export function describeInvalidates(rotation: Rotation): string {
  return kindsIn(rotation.invalidates) || 'nothing'
}

/** The worst that happens, `nothing` when nothing is invalidated. */
export function worstSeverity(rotation: Rotation): Severity {
  const found = new Set(rotation.invalidates.map((invalidation) => invalidation.severity))
  return severities.findLast((severity) => found.has(severity)) ?? 'nothing'
}

/** What has to be done, or cannot be done, afterwards: "users must sign in again". */
export function describeSeverity(rotation: Rotation): string {
  const worst = worstSeverity(rotation)
  const invalidations = withSeverity(rotation, worst)
  const kinds = kindsIn(invalidations)
  const are = singular.has(kinds) ? 'is' : 'are'
  switch (worst) {
    case 'nothing':
      return 'nobody has to do anything'
    case 'send again':
      return `${kinds} must be ${againVerb(invalidations)} again`
    case 'sign in again':
      return 'users must sign in again'
    case 'unreadable until the old key is back':
      return `${kinds} ${are} ${unusable(invalidations)} until the old key is back`
    case 'lost for ever':
      return `${kinds} ${are} lost for ever`
  }
}

/**
 * What rotating the key does, to stand after "rotating it": "signs users out (a new, empty session)",
 * "invalidates access tokens and links (JsonWebTokenError "invalid signature"): users must sign in again".
 */
export function describeConsequence(rotation: Rotation): string {
  const worst = worstSeverity(rotation)
  const lost = withSeverity(rotation, 'lost for ever')
  const unreadable = withSeverity(rotation, 'unreadable until the old key is back')
  const signIn = withSeverity(rotation, 'sign in again')
  const sessions = signIn.filter((invalidation) => invalidation.what === 'sessions')
  const sendAgain = withSeverity(rotation, 'send again')
  // A form that is open for a minute is not worth a word beside users who are signed out.
  const passing = (invalidation: Invalidation) =>
    worst !== 'send again' && invalidation.what === 'requests in flight'
  const invalid = [
    ...signIn.filter((invalidation) => !sessions.includes(invalidation)),
    ...sendAgain.filter((invalidation) => !passing(invalidation)),
  ]
  const harmless = worst === 'nothing' ? rotation.invalidates : []

  const parts = [
    { of: lost, words: `loses ${kindsIn(lost)} for ever` },
    {
      of: unreadable,
      words: `makes ${kindsIn(unreadable)} ${unusable(unreadable)} until the old key is back`,
    },
    { of: sessions, words: 'signs users out' },
    { of: invalid, words: `invalidates ${kindsIn(invalid)}` },
    { of: harmless, words: `invalidates ${kindsIn(harmless)}, without harm` },
  ].filter((part) => part.of.length > 0)

  const [first, ...others] = parts
  if (first === undefined) return 'invalidates nothing'
  const shown = withoutStop(first.of[0]?.shows ?? '')
  const isShown = shown !== '' && shown.length <= longestShown
  const firstWords = isShown ? `${first.words} (${shown})` : first.words
  return list([firstWords, ...others.map((part) => part.words)]) + followUp()

  // The verbs say the rest: "signs users out" needs no "users must sign in again".
  function followUp(): string {
    if (worst === 'send again') return `, to be ${againVerb(sendAgain)} again`
    return signIn.length > 0 && sessions.length === 0 ? ': users must sign in again' : ''
  }
}

/**
 * What it does when nobody has kept the key, to stand after "each restart": as `describeConsequence`, but what needs the
 * old key is lost.
 */
export function describeLoss(rotation: Rotation): string {
  return describeConsequence({
    ...rotation,
    invalidates: rotation.invalidates.map((invalidation) =>
      invalidation.severity === 'unreadable until the old key is back'
        ? { ...invalidation, severity: 'lost for ever' }
        : invalidation,
    ),
  })
}

/** What to do at a sink that is given a single key: "Pass an array with the newest key first: [newest, ...older]". */
export function describeRemedy(sink: KeySink): string {
  const ring = sink.keyRing
  const remedy = remedyFor(ring)
  return ring.accepts !== 'one key' && ring.covers !== undefined
    ? `${remedy}; it covers ${withoutStop(ring.covers)}`
    : remedy
}

function remedyFor(ring: KeyRing): string {
  switch (ring.accepts) {
    case 'array':
      if (ring.each !== undefined)
        return `Pass an array with the newest key ${ring.newest}${asEach(ring.each)}`
      if (ring.newest === 'first') return 'Pass an array with the newest key first: [newest, ...older]'
      if (ring.newest === 'last') return 'Pass an array with the newest key last: [...older, newest]'
      return 'Pass an array of all keys: [newest, ...older]'
    case 'map':
      return ring.newest === 'highest id'
        ? 'Pass a map from id to key with the newest key under the highest id: { 1: older, 2: newest }'
        : 'Pass a map from id to key and name the id of the newest key: { a: older, b: newest }'
    case 'function':
      return ring.gives === 'one key'
        ? 'Pass a function that returns the key that the value was made with, for example by its key id'
        : 'Pass a function that returns all keys: [newest, ...older]'
    case 'option':
      if (ring.older === 'here')
        return `Leave the key here as the oldest one and give the newest in '${String(ring.fallbacks)}'`
      return typeof ring.fallbacks === 'string'
        ? `Leave the newest key here and give the older keys in '${ring.fallbacks}'`
        : `Leave the newest key here and give the older keys as the ${ordinal(ring.fallbacks)} argument`
    case 'list in a string':
      return `Pass all keys in one string with '${ring.separator}' between them, the newest key ${ring.newest}${asEach(ring.each)}`
    case 'one key':
      return `It takes one key only: ${withoutStop(ring.instead)}`
  }
}

function asEach(each: string | undefined): string {
  return each === undefined ? '' : `, each as '${each}'`
}

function withSeverity(rotation: Rotation, severity: Severity): readonly Invalidation[] {
  return rotation.invalidates.filter((invalidation) => invalidation.severity === severity)
}

function kindsIn(invalidations: readonly Invalidation[]): string {
  return list([...new Set(invalidations.map((invalidation) => describeKind(invalidation.what)))])
}

const singular: ReadonlySet<string> = new Set([
  describeKind('ciphertext'),
  describeKind('whatever the derived key protects'),
])

const again: readonly (readonly [verb: string, kinds: readonly DataKind[]])[] = [
  ['sent', ['links', 'webhooks', 'one-time codes', 'requests in flight']],
  ['issued', ['access tokens', 'refresh tokens']],
  ['set', ['cookies', 'sessions']],
]

function againVerb(invalidations: readonly Invalidation[]): string {
  const fits = (kinds: readonly DataKind[]) => invalidations.every(({ what }) => kinds.includes(what))
  return again.find(([, kinds]) => fits(kinds))?.[0] ?? 'made'
}

const readable: readonly DataKind[] = ['ciphertext', 'cookies', 'sessions']

function unusable(invalidations: readonly Invalidation[]): string {
  return invalidations.every(({ what }) => readable.includes(what)) ? 'unreadable' : 'unusable'
}

function ordinal(argument: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][argument] ?? `${String(argument + 1)}th`
}

/** A part of a sentence again. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`
}

/** What is made with a key and sent around, so that whoever has the key can make it. */
export const forgeable: ReadonlySet<DataKind> = new Set<DataKind>([
  'sessions',
  'cookies',
  'access tokens',
  'refresh tokens',
  'links',
  'webhooks',
  'signatures',
  'one-time codes',
])

/** What somebody who has the key can do: "forge sessions", "read encrypted data". */
export function describeLeak(rotation: Rotation): string {
  const has = (kind: DataKind) => rotation.invalidates.some(({ what }) => what === kind)
  // A store that is encrypted holds sessions that nobody can be sent.
  const isStored = ({ what, severity }: Invalidation) => what === 'sessions' && severity === unreadableYet
  const forged = kindsIn(
    rotation.invalidates.filter(
      (invalidation) => forgeable.has(invalidation.what) && !isStored(invalidation),
    ),
  )
  const parts = [
    ...(forged === '' ? [] : [`forge ${forged}`]),
    // What guards a form that is open is not worth a word beside sessions.
    ...(forged === '' && has('requests in flight') ? ['get past what guards forms and sign-ins'] : []),
    ...(has('calls to the other party') ? ['make calls in your name'] : []),
    ...(has('ciphertext') ? ['read encrypted data'] : []),
    ...(rotation.invalidates.some(isStored) ? ['read stored sessions'] : []),
    ...(has('public ids') ? ['decode public ids'] : []),
    ...(has('blind indexes') ? ['look values up in blind indexes'] : []),
    ...(has('passwords') ? ['guess passwords from stolen hashes'] : []),
  ]
  return list(parts) || 'do whatever the key allows'
}

/** What a library does with a key that is no secret, to stand after its name: "takes an empty key without an error". */
export function describeEmptyKey(
  { withEmptyKey }: Pick<DetectedLibrary, 'withEmptyKey'>,
  becomes: 'empty' | 'text',
): string {
  return becomes === 'text'
    ? 'takes it without an error'
    : (withEmptyKey ?? 'takes an empty key without an error')
}

/** What a library does with a list of keys where it takes one: a sentence of its traps, where it has one. */
export function describeList({ traps }: Pick<DetectedLibrary, 'traps'>): string | undefined {
  return shortTrap(traps, /^(?:An array|A list)\b/)
}

/** What a library does with `undefined` as its only key: a sentence of its traps, or what it says of a missing key. */
export function describeUndefined({
  traps,
  missingKey = '',
}: Pick<DetectedLibrary, 'missingKey' | 'traps'>): string | undefined {
  const about = /^`(?:\w+: )?\[undefined\]`/
  return shortTrap(traps, about) ?? shortTrap(missingKey.split('; '), about)
}

function shortTrap(traps: readonly string[] | undefined, about: RegExp): string | undefined {
  const trap = traps?.find((sentence) => about.test(sentence))
  return trap === undefined || trap.length > 2 * longestShown ? undefined : trap
}
