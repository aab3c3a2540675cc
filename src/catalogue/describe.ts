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
  return list(kindsIn(rotation.invalidates)) || 'nothing'
}

/** The worst that happens, `nothing` when nothing is invalidated. */
export function worstSeverity(rotation: Rotation): Severity {
  const found = new Set(rotation.invalidates.map((invalidation) => invalidation.severity))
  return severities.findLast((severity) => found.has(severity)) ?? 'nothing'
}

/** What has to be done, or cannot be done, afterwards: "users must sign in again". */
export function describeSeverity(rotation: Rotation): string {
  const worst = worstSeverity(rotation)
  const kinds = kindsIn(withSeverity(rotation, worst))
  const [only] = kinds
  const are = kinds.length === 1 && isSingular(only) ? 'is' : 'are'
  switch (worst) {
    case 'nothing':
      return 'nobody has to do anything'
    case 'send again':
      return `${list(kinds)} must be ${againVerb(rotation)} again`
    case 'sign in again':
      return 'users must sign in again'
    case 'unreadable until the old key is back':
      return `${list(kinds)} ${are} ${unusable(rotation)} until the old key is back`
    case 'lost for ever':
      return `${list(kinds)} ${are} lost for ever`
  }
}

/**
 * What rotating the key does, to stand after "rotating it": "signs users out (a new, empty session)",
 * "invalidates access tokens and links (JsonWebTokenError "invalid signature"): users must sign in again".
 */
export function describeConsequence(rotation: Rotation): string {
  const lost = kindsIn(withSeverity(rotation, 'lost for ever'))
  const unreadable = kindsIn(withSeverity(rotation, 'unreadable until the old key is back'))
  const signIn = kindsIn(withSeverity(rotation, 'sign in again'))
  const sendAgain = kindsIn(withSeverity(rotation, 'send again'))
  const signsOut = signIn.includes('sessions')
  const invalid = [...signIn.filter((kind) => kind !== 'sessions'), ...sendAgain]

  const parts: string[] = []
  if (lost.length > 0) parts.push(`loses ${list(lost)} for ever`)
  if (unreadable.length > 0) {
    parts.push(`makes ${list(unreadable)} ${unusable(rotation)} until the old key is back`)
  }
  if (signsOut) parts.push('signs users out')
  if (invalid.length > 0) parts.push(`invalidates ${list(invalid)}`)
  if (parts.length === 0) {
    const harmless = describeInvalidates(rotation)
    parts.push(harmless === 'nothing' ? 'invalidates nothing' : `invalidates ${harmless}, without harm`)
  }

  const [first = '', ...others] = parts
  const shown = shownAt(rotation)
  // The verbs say the rest: "signs users out" needs no "users must sign in again".
  const tail = signIn.length > 0 && !signsOut ? ': users must sign in again' : onlySendAgain(rotation)
  return list([shown === '' ? first : `${first} (${shown})`, ...others]) + tail
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
      return typeof ring.fallbacks === 'string'
        ? `Leave the newest key here and give the older keys in '${ring.fallbacks}'`
        : `Leave the newest key here and give the older keys as the ${ordinal(ring.fallbacks)} argument`
    case 'list in a string':
      return `Pass all keys in one string with '${ring.separator}' between them, the newest key ${ring.newest}`
    case 'one key':
      return `It takes one key only: ${withoutStop(ring.instead)}`
  }
}

function withSeverity(rotation: Rotation, severity: Severity): readonly Invalidation[] {
  return rotation.invalidates.filter((invalidation) => invalidation.severity === severity)
}

function kindsIn(invalidations: readonly Invalidation[]): string[] {
  return [...new Set(invalidations.map((invalidation) => describeKind(invalidation.what)))]
}

/** How the worst of it shows, unless it is too long for a message. */
function shownAt(rotation: Rotation): string {
  const shown = withoutStop(withSeverity(rotation, worstSeverity(rotation))[0]?.shows ?? '')
  return shown.length > longestShown ? '' : shown
}

function onlySendAgain(rotation: Rotation): string {
  return worstSeverity(rotation) === 'send again' ? `, to be ${againVerb(rotation)} again` : ''
}

const sent: readonly DataKind[] = ['links', 'webhooks', 'one-time codes', 'requests in flight']
const issued: readonly DataKind[] = ['access tokens', 'refresh tokens']
const set: readonly DataKind[] = ['cookies', 'sessions']

function againVerb(rotation: Rotation): 'sent' | 'issued' | 'set' | 'made' {
  const kinds = withSeverity(rotation, 'send again').map((invalidation) => invalidation.what)
  const all = (group: readonly DataKind[]) => kinds.every((kind) => group.includes(kind))
  if (all(sent)) return 'sent'
  if (all(issued)) return 'issued'
  return all(set) ? 'set' : 'made'
}

const readable: readonly DataKind[] = ['ciphertext', 'cookies', 'sessions']

function unusable(rotation: Rotation): 'unreadable' | 'unusable' {
  const kinds = withSeverity(rotation, 'unreadable until the old key is back')
  return kinds.every((invalidation) => readable.includes(invalidation.what)) ? 'unreadable' : 'unusable'
}

function isSingular(words: string | undefined): boolean {
  return words === 'encrypted data' || words === 'whatever the derived key protects'
}

function ordinal(argument: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][argument] ?? `${String(argument + 1)}th`
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** "a", "a and b", "a, b and c". */
function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
