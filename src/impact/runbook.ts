/** What to do, in the order in which it has to be done: rotating one key of one project, and answering a leak. */
import { describeKind, describeLeak, list, withoutStop } from '../catalogue/describe.ts'
import { describeSeconds } from '../catalogue/lifetimes.ts'
import type { DataKind, Rotation } from '../catalogue/types.ts'
import type { DropAfter, Fallback, KeyRead, Lifetime, Place, Step, Use } from './types.ts'

/** A use and what its entry knows of rotations. */
export interface KnownUse {
  readonly use: Use
  readonly rotation: Rotation
  /** Whether it makes something that lasts: it signs or encrypts. */
  readonly makes: boolean
}

// Nothing ends these by itself: the old key is needed until each of them was made again.
const stored: ReadonlySet<DataKind> = new Set<DataKind>([
  'ciphertext',
  'blind indexes',
  'passwords',
  'public ids',
])

function isStored({ kinds }: Use): boolean {
  return kinds.some((kind) => stored.has(kind))
}

/** How long the old key is needed, from the lifetimes in the code; in the entries' words where there are none. */
export function describeDropAfter(
  uses: readonly KnownUse[],
  lifetimes: readonly Lifetime[],
): DropAfter | null {
  if (uses.length === 0) return null
  const making = uses.filter(({ makes }) => makes)
  const silent = making.filter(({ use }) => use.lifetime?.seconds === undefined && !isStored(use))
  const known = lifetimes.filter(({ seconds }) => seconds !== undefined)
  const longest = Math.max(...known.map(({ seconds }) => seconds ?? 0))
  const kept = uses.filter(({ use }) => isStored(use))
  const settings = [...new Set(known.flatMap(({ setting }) => setting ?? []))]
  const parts = [
    ...(kept.length > 0 ? [`when ${conditions(kept)}`] : []),
    ...(known.length > 0
      ? [
          `${describeSeconds(longest)} after the last instance signs with the new key` +
            (settings.length > 0 ? ` (unless ${list(settings, 'or')} says otherwise)` : ''),
        ]
      : []),
    ...(silent.length > 0
      ? [`${known.length > 0 ? 'where the code gives no lifetime, ' : ''}when ${conditions(silent)}`]
      : []),
  ]
  const words = parts.length > 0 ? parts : [`when ${conditions(uses)}`]
  return {
    seconds: known.length > 0 && kept.length === 0 ? longest : null,
    words: words.join('; and '),
    known:
      known.length === 0
        ? 'none'
        : silent.length > 0 || kept.length > 0 || settings.length > 0
          ? 'some'
          : 'all',
    lifetimes,
  }
}

function conditions(uses: readonly KnownUse[]): string {
  return list([...new Set(uses.map(({ rotation }) => withoutStop(rotation.dropWhen)))])
}

export interface KeyAtHand {
  readonly name: string
  readonly kind: 'setting' | 'literal' | 'generated' | 'unknown'
  readonly isThirdPartys: boolean
  readonly isFallback: boolean
  readonly reads: readonly KeyRead[]
  readonly uses: readonly KnownUse[]
  readonly fallback: Fallback
  readonly fallbackKeys: readonly string[]
  readonly dropAfter: DropAfter | null
  /** Everything that a rotation invalidates, in one. */
  readonly rotation: Rotation
}

const phases: readonly Step['phase'][] = ['accept the new key', 'sign with the new key', 'drop the old key']

/** Which deployment a step belongs to, from 0. */
export function stepOrder({ phase }: Step): number {
  return phases.indexOf(phase)
}

/** How to rotate a key in this project. */
export function stepsFor(key: KeyAtHand): readonly Step[] {
  if (key.isThirdPartys) return stepsForThirdPartys(key)
  if (key.isFallback) return stepsForFallbackKey(key)
  if (key.uses.length === 0) return stepsWithoutUses(key)
  const single = key.uses.filter(({ use }) => use.fallback === 'no' || use.fallback === 'unknown')
  const older = key.fallbackKeys[0] ?? (key.kind === 'setting' ? `${key.name}_PREVIOUS` : undefined)
  const accept: Step[] = []
  if (key.kind === 'literal') {
    accept.push({
      phase: 'accept the new key',
      text: 'Move the key from the code into a secret setting, and read it in a key module. The old one stays in the history of the repository: take it for known.',
      places: placesOf(key.uses),
    })
  }
  if (key.kind === 'setting' && key.fallbackKeys.length === 0 && single.length > 0) {
    const values = key.reads.filter(({ use }) => use === 'value')
    accept.push({
      phase: 'accept the new key',
      text: `Read a second setting, ${quoted(older ?? '')}, beside ${quoted(key.name)}, and hand both on, the newest key first.`,
      places: (values.length > 0 ? values : key.reads).map(placeOnly),
    })
  }
  if (
    key.kind === 'setting' &&
    key.fallbackKeys.length === 0 &&
    key.fallback === 'unknown' &&
    single.length === 0
  ) {
    accept.push({
      phase: 'accept the new key',
      text: `Find what reads what this key makes, which was not seen, and let it accept a second setting, ${quoted(older ?? '')}, as well.`,
      places: placesOf(key.uses),
    })
  }
  for (const [remedy, uses] of byRemedy(single)) {
    accept.push({ phase: 'accept the new key', text: `${remedy}.`, places: placesOf(uses) })
  }
  const accepted =
    older === undefined
      ? 'Make a new key, let every instance accept it as a fallback key, and deploy all of them before the next step.'
      : `Make a new key, give it to every instance as ${quoted(older)}, and deploy all of them before the next step.`
  accept.push({ phase: 'accept the new key', text: accepted, places: [] })
  const sign: Step = {
    phase: 'sign with the new key',
    text:
      older === undefined
        ? 'Make the new key the newest one and the old key the fallback key, and deploy every instance.'
        : `Exchange the two: ${quoted(key.name)} holds the new key, ${quoted(older)} the old one. Deploy every instance.`,
    places: [],
  }
  const kept = key.uses.filter(({ use }) => isStored(use))
  const again: readonly Step[] =
    kept.length === 0
      ? []
      : [
          {
            phase: 'sign with the new key',
            text: `Make what is stored again with the new key: ${list([...new Set(kept.map(({ rotation }) => withoutStop(rotation.withFallback)))])}.`,
            places: placesOf(kept),
          },
        ]
  return [...accept, sign, ...again, dropStep(key, older)]
}

function dropStep(key: KeyAtHand, older: string | undefined): Step {
  const what = older === undefined ? 'Take the old key away' : `Unset ${quoted(older)}`
  const when = key.dropAfter?.words ?? 'when nothing that it made has to be accepted any more'
  return {
    phase: 'drop the old key',
    text: `${what} ${when}, and destroy the old key.`,
    places: key.dropAfter?.lifetimes.map(placeOnly) ?? [],
  }
}

function stepsForThirdPartys(key: KeyAtHand): readonly Step[] {
  const instead = [...byRemedy(key.uses)].map(([remedy]) => remedy)
  const when = [...new Set(key.uses.map(({ rotation }) => rotation.dropWhen))]
  return [
    {
      phase: 'accept the new key',
      text: `Somebody else issues this key: have a new one issued there${key.kind === 'setting' ? `, and set ${quoted(key.name)} to it` : ''}.`,
      places: key.reads.filter(({ use }) => use === 'value').map(placeOnly),
    },
    ...instead.map((text): Step => ({
      phase: 'accept the new key',
      text: `${text}.`,
      places: placesOf(key.uses),
    })),
    {
      phase: 'drop the old key',
      text:
        when.length > 0
          ? `Revoke the old one when ${list(when)}.`
          : 'Revoke the old one when every instance has the new one.',
      places: [],
    },
  ]
}

function stepsForFallbackKey(key: KeyAtHand): readonly Step[] {
  return [
    {
      phase: 'drop the old key',
      text:
        `This is a fallback key: it is not rotated, it is dropped. Unset ${quoted(key.name)} ${key.dropAfter?.words ?? ''}`.trimEnd() +
        '.',
      places: key.reads.filter(({ use }) => use === 'value').map(placeOnly),
    },
  ]
}

function stepsWithoutUses(key: KeyAtHand): readonly Step[] {
  return [
    {
      phase: 'accept the new key',
      text: 'Find out what this key does: it was read and never seen at a sink. What rotating it invalidates is unknown until then.',
      places: key.reads.map(placeOnly),
    },
  ]
}

/** What to do when somebody else knows the key. */
export function stepsWhenLeaked(key: KeyAtHand): readonly string[] {
  if (key.isThirdPartys) {
    return [
      'Have a new key issued at the other party, deploy it, and have the old one revoked at once.',
      'Look there for what was done with it in the meantime.',
    ]
  }
  const kinds = [...new Set(key.rotation.invalidates.map(({ what }) => what))]
  const looked =
    kinds.includes('sessions') || kinds.includes('access tokens') || kinds.includes('refresh tokens')
  return [
    'Make a new key and give it to every instance at once, without the old one as a fallback key: as long as that is accepted, ' +
      `whoever has it can ${describeLeak(key.rotation)}.`,
    ...(kinds.includes('ciphertext')
      ? [
          'Decrypt what is stored with the old key and encrypt it again in a script outside the application. Take the content for known: rotating does not take back what was read.',
        ]
      : []),
    ...(kinds.includes('passwords')
      ? [
          'Hashes of the old pepper fit no password any more: have passwords reset, or verify against the old pepper until each user has signed in.',
        ]
      : []),
    ...(looked
      ? ['Look for sessions and tokens that nobody issued, and delete what is looked up and not signed.']
      : []),
    ...(key.kind === 'literal'
      ? ['Removing it from the code does not help: it stays in the history of the repository.']
      : []),
    'Find out how it leaked.',
  ]
}

function byRemedy(uses: readonly KnownUse[]): ReadonlyMap<string, readonly KnownUse[]> {
  const found = new Map<string, KnownUse[]>()
  for (const known of uses) {
    const { use } = known
    if (use.remedy === undefined) continue
    const text = `${use.library} (${use.call}): ${use.remedy}`
    const same = found.get(text)
    if (same) same.push(known)
    else found.set(text, [known])
  }
  return found
}

function placesOf(uses: readonly KnownUse[]): readonly Place[] {
  return uses.map(({ use }) => placeOnly(use))
}

export function placeOnly({ file, line, column }: Place): Place {
  return { file, line, column }
}

const quoted = (name: string): string => `'${name}'`

/** Kinds of data as a part of a sentence, alternatives as such. */
export function describePurpose(kinds: readonly DataKind[], conjunction: 'and' | 'or'): string {
  return list(kinds.map(describeKind), conjunction)
}
