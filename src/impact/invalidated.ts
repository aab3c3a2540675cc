import { covers } from '../catalogue/coverage.ts'
import { severities } from '../catalogue/describe.ts'
import type { DataKind, Rotation, Severity } from '../catalogue/types.ts'
import type { Fallback, InvalidatedData, Use } from './types.ts'
import type { Known } from './uses.ts'

/** What a rotation invalidates, the worst first; the same data with the same sign is named once. */
export function invalidatedBy(
  effective: readonly Known[],
  all: readonly Known[],
  isThirdPartys: boolean,
): readonly InvalidatedData[] {
  interface Gathered {
    readonly known: Known[]
    readonly invalidation: Rotation['invalidates'][number]
  }
  const gathered = new Map<string, Gathered>()
  for (const known of effective) {
    for (const invalidation of known.rotation.invalidates) {
      if (!known.use.kinds.includes(invalidation.what)) continue
      const mark = [
        invalidation.what,
        invalidation.severity,
        invalidation.shows,
        invalidation.detail ?? '',
      ].join('\0')
      const same = gathered.get(mark)
      if (same) same.known.push(known)
      else gathered.set(mark, { invalidation, known: [known] })
    }
  }
  const found = [...gathered.values()].map(({ invalidation, known }): InvalidatedData => ({
    ...invalidation,
    libraries: [...new Set(known.map(({ use }) => use.library))].sort(),
    uses: known.map((one) => all.indexOf(one)),
    fallback: isThirdPartys ? 'unknown' : together(known.map((one) => fallbackFor(one, invalidation.what))),
    withFallback: [...new Set(known.map(({ rotation }) => rotation.withFallback))].join(' '),
  }))
  return found.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}

/** A ring may keep a part only: then the rest is lost all the same. */
function fallbackFor({ use, arrival }: Known, kind: DataKind): Use['fallback'] {
  return use.fallback === 'yes' &&
    arrival.use.keyRing.accepts !== 'one key' &&
    !covers(arrival.use.keyRing, kind)
    ? 'no'
    : use.fallback
}

/** Whether a fallback key is accepted wherever the key is read again. */
export function fallbackOfUses(known: readonly Known[]): Fallback {
  return together(
    known.flatMap((one) => {
      const kinds = one.use.kinds.filter((kind) => severityOf(one.rotation, kind) !== 'nothing')
      return one.use.fallback === 'yes' && kinds.length > 0
        ? kinds.map((kind) => fallbackFor(one, kind))
        : [one.use.fallback]
    }),
  )
}

function severityOf({ invalidates }: Rotation, kind: DataKind): Severity {
  const found = new Set(invalidates.filter(({ what }) => what === kind).map(({ severity }) => severity))
  return severities.findLast((severity) => found.has(severity)) ?? 'nothing'
}

function together(each: readonly Use['fallback'][]): Fallback {
  const asked = new Set(each.filter((one) => one !== 'not needed'))
  if (asked.has('yes') && asked.has('no')) return 'some'
  if (asked.has('unknown') || asked.size === 0) return 'unknown'
  return asked.has('yes') ? 'all' : 'none'
}
