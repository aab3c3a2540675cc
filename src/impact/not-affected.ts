import { forgeable } from '../catalogue/describe.ts'
import type { DataKind, Rotation } from '../catalogue/types.ts'
import { contradictedBy } from '../catalogue/unaffected.ts'
import { placeOf } from './drafts.ts'
import type { Draft } from './drafts.ts'
import type { KeyImpact, KeyRead, NotAffected } from './types.ts'
import type { Known } from './uses.ts'

/**
 * What the entries know to be unaffected, as far as nothing else that the key does contradicts it. Where the key goes on
 * to something unknown, only what holds for any key is left.
 */
export function notAffectedBy(
  known: readonly Known[],
  draft: Draft,
  reads: readonly KeyRead[],
): readonly NotAffected[] {
  const opensKeys = draft.arrivals.some(({ keys }) => keys.some(({ passphrase }) => passphrase))
  const unseen = unseenKinds({ handedOn: draft.handedOn, reads })
  const rotations = new Map(known.map(({ rotation }) => [JSON.stringify(rotation), rotation]))
  const found = new Map<string, Set<string>>()
  for (const { rotation, use } of known) {
    for (const what of rotation.unaffected) {
      const contradicting = contradictedBy(what)
      if (areBoth(contradicting, unseen) || (opensKeys && isOfEverythingStored(contradicting))) continue
      const others = [...rotations]
        .filter(([mark]) => mark !== JSON.stringify(rotation))
        .map(([, other]) => other)
      if (others.some((other) => contradicts(other, contradicting))) continue
      found.set(what, (found.get(what) ?? new Set()).add(use.library))
    }
  }
  return [...found].map(([what, libraries]) => ({ what, libraries: [...libraries].sort() }))
}

// A function of such a name makes or checks something that is sent around; it stores nothing under the key.
const signing = /^(?:sign|verify|issue|authenticate|authorize)(?![a-z])/

const sentAround: readonly DataKind[] = [...forgeable, 'requests in flight']

/** What a key may do beyond what is seen: where it goes on to something unknown, and where a read leads nowhere. */
export function unseenKinds({
  handedOn,
  reads,
}: Pick<KeyImpact, 'handedOn' | 'reads'>): readonly DataKind[] | 'any' {
  const goesOn = new Set(handedOn.map(placeOf))
  const isLost = (read: KeyRead) =>
    read.use === 'value' && !read.reachesSink && !read.keyModule && !goesOn.has(placeOf(read))
  if (reads.some(isLost)) return 'any'
  const calls = handedOn.flatMap(({ to }) => (to.endsWith('()') ? [to.split(/[. ]/).at(-1) ?? to] : []))
  if (calls.some((name) => !signing.test(name))) return 'any'
  return calls.length > 0 ? sentAround : []
}

/** "Stored data", of which a key that is stored encrypted is a part. */
function isOfEverythingStored(contradicting: readonly DataKind[] | 'any'): boolean {
  return contradicting.includes('ciphertext') && !contradicting.includes('sessions')
}

/** Whether a sentence speaks of something that a key may do. */
export function areBoth(
  contradicting: readonly DataKind[] | 'any',
  kinds: readonly DataKind[] | 'any',
): boolean {
  if (contradicting.length === 0 || kinds.length === 0) return false
  return contradicting === 'any' || kinds === 'any' || contradicting.some((kind) => kinds.includes(kind))
}

function contradicts({ invalidates }: Rotation, kinds: readonly DataKind[] | 'any'): boolean {
  return invalidates.some(({ what }) => kinds === 'any' || kinds.includes(what))
}
