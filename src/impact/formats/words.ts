/** Sentences that every format says in the same words. */
import type { Fallback, Impact, KeyImpact, Place, Project, Severity, Use } from '../types.ts'

/** `src/app.ts:12`, with the project in front where a report speaks of several. */
export function placeWords({ file, line, project }: Place): string {
  return `${project === undefined ? '' : `${project}/`}${file}:${line}`
}

export function fallbackWords(fallback: Fallback): string {
  switch (fallback) {
    case 'all':
      return 'accepted everywhere'
    case 'some':
      return 'accepted at some places only'
    case 'none':
      return 'accepted nowhere'
    case 'unknown':
      return 'unknown'
  }
}

/** The column of an overview: whether a rotation goes unnoticed. */
export function fallbackShort(key: KeyImpact): string {
  if (key.rotatedBy === 'third party') return "third party's"
  if (key.fallbackOf.length > 0) return 'is one'
  return key.uses.length === 0 ? '-' : key.fallback
}

export function useFallbackWords({ fallback }: Use): string {
  switch (fallback) {
    case 'yes':
      return 'takes a fallback key'
    case 'no':
      return 'no fallback key'
    case 'not needed':
      return ''
    case 'unknown':
      return 'fallback key: unknown'
  }
}

/** The sentence below a key's name. */
export function headline(key: KeyImpact): string {
  if (key.fallbackOf.length > 0)
    return `A fallback key of ${key.fallbackOf.join(', ')}. Dropping it now ${key.consequence}.`
  if (key.uses.length === 0) {
    return key.rotatedBy === 'third party'
      ? "A third party's: somebody else issues it. It is read and never seen at a sink."
      : 'It is read and never seen at a sink: what rotating it does is unknown.'
  }
  return `Rotating it now ${key.consequence}.`
}

/** `severity` as a word of an overview. */
export function severityWords(severity: Severity | 'unknown'): string {
  return severity === 'unreadable until the old key is back' ? 'unreadable' : severity
}

/** What a use is: `express-session 1.19.0, session()`. */
export function libraryWords({ library, version }: Use): string {
  return version === undefined ? library : `${library} ${version}`
}

/** How a use is written: `jwt.sign()`, `app.keys =`, `reads AUTH_SECRET by itself`. */
export function callWords({ call, readByLibrary }: Use): string {
  if (readByLibrary) return 'the library reads it by itself'
  return /[=\s]/.test(call) && !call.startsWith('new ') ? call : `${call}()`
}

/** Whether the key counts as one of the project's own, with something to rotate. */
function isOwn(key: KeyImpact): boolean {
  return key.rotatedBy === 'application'
}

/** "4 keys of its own, 2 of third parties; 120 files" */
export function summaryWords({ keys, projects }: Impact): string {
  const own = keys.filter(isOwn)
  const noticed = own.filter(
    ({ uses, fallback, fallbackOf }) => uses.length > 0 && fallback !== 'all' && fallbackOf.length === 0,
  )
  const files = projects.reduce((sum, { files: { read } }) => sum + read, 0)
  const parts = [
    count(own.length, 'key'),
    ...(keys.length > own.length ? [`${count(keys.length - own.length, 'key')} of third parties`] : []),
  ]
  const known =
    noticed.length === 0 ? '' : `; ${noticed.length} cannot be rotated unnoticed as the code stands`
  return `${parts.join(' and ')} in ${count(files, 'file')}${known}.`
}

export function noKeys({ projects }: Impact): string {
  const files = projects.reduce((sum, { files: { read } }) => sum + read, 0)
  return `No secret key was found in ${count(files, 'file')}.`
}

export function notReadWords({ files: { notRead } }: Project): string {
  return `${count(notRead.length, 'file')} could not be read, so what ${notRead.length === 1 ? 'it does' : 'they do'} with keys is unknown:`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
