import { hasAlternatives, purposesIn } from '../catalogue/purposes.ts'
import type { DataKind } from '../catalogue/types.ts'
import { impactUrl } from '../docs-urls.ts'
import type { SummaryUse } from '../facts/summary.ts'
import type { Arrival, Draft } from './drafts.ts'
import type { Packages } from './packages.ts'
import { describePurpose, placeOnly } from './runbook.ts'
import type { KnownUse } from './runbook.ts'
import type { Use } from './types.ts'
import { asLifetime, longestFirst } from './use-lifetimes.ts'

/** A use with the arrival that it is made of. */
export interface Known extends KnownUse {
  readonly arrival: Arrival
}

/** What a key is for at one place, and whether a fallback key is accepted there. */
export function knownUse(
  arrival: Arrival,
  draft: Draft,
  packages: Packages,
  isThirdPartys: boolean,
): KnownUse {
  const { use } = arrival
  const { kinds, from } = purposesOf(use, draft)
  const through = arrival.keys.find(({ file }) => file !== use.file)?.file
  const [lifetime] = longestFirst(use.lifetimes.map((found) => asLifetime(found, use.library)))
  const fallback = fallbackAt(arrival, isThirdPartys)
  const innermost = use.wraps.at(-1)
  const inside = use.names.find((name) => name.of === 'function' || name.of === 'value')?.name
  const isChoice = kinds.length > 1 && hasAlternatives(use.rotation) && from === undefined
  return {
    rotation: use.rotation,
    makes: /sign|encrypt|hash/.test(use.role),
    use: {
      ...placeOnly(use),
      library: use.library,
      ...(isPlatform(use.library) ? {} : packages.versionOf(use.library, packages.packageOf(use.file))),
      call: use.call,
      ...(inside === undefined ? {} : { inside }),
      role: use.role,
      purpose: describePurpose(kinds, isChoice ? 'or' : 'and'),
      kinds,
      ...(from === undefined ? {} : { purposeFrom: from }),
      ...(through === undefined || arrival.readByLibrary ? {} : { through }),
      ...(arrival.joinedBy === undefined ? {} : { joinedBy: `the name '${arrival.joinedBy}'` }),
      ...(innermost === undefined ? {} : { wraps: innermost }),
      ...(arrival.keys.every(({ derived }) => derived) ? { derived: true as const } : {}),
      fallback,
      ...(fallback === 'no' || fallback === 'unknown' || use.rotatedBy ? { remedy: use.remedy } : {}),
      ...(lifetime ? { lifetime } : {}),
      ...(arrival.readByLibrary ? { readByLibrary: true as const } : {}),
      page: impactUrl(use.library),
    },
  }
}

const isPlatform = (library: string): boolean => library === 'node:crypto' || library === 'webcrypto'

/** What the key is for at a use: all that the entry says, or what the names around the call say of that. */
function purposesOf(
  { rotation, names, role, verifies }: SummaryUse,
  draft: Draft,
): { kinds: readonly DataKind[]; from?: string } {
  const all = [...new Set(rotation.invalidates.map(({ what }) => what))]
  if (!hasAlternatives(rotation)) return { kinds: all }
  // What is compared is no column to look rows up by.
  const kinds = role === 'sign or verify' && verifies ? all.filter((kind) => kind !== 'blind indexes') : all
  const setting = draft.kind === 'setting' ? [{ name: draft.name, of: 'setting' }] : []
  // What is set up once serves all that use it, whatever the class around is called.
  const isSetUp = role === 'sign and verify' || role === 'encrypt and decrypt'
  // The nearest first. A class may do many things, of which the setting is for one.
  const near = names.filter(({ of }) => of !== 'file' && of !== 'class')
  const classes = isSetUp ? [] : names.filter(({ of }) => of === 'class')
  const files = isSetUp ? [] : names.filter(({ of }) => of === 'file')
  for (const { name } of [...near, ...setting, ...classes, ...files]) {
    const spoken = purposesIn(name).filter((kind) => kinds.includes(kind))
    if (spoken.length > 0) return { kinds: spoken, from: `the name '${name}'` }
  }
  return { kinds }
}

function fallbackAt({ use, readByLibrary }: Arrival, isThirdPartys: boolean): Use['fallback'] {
  if (isThirdPartys || use.rotatedBy) return 'not needed'
  if (readByLibrary) return use.shape === 'ring' ? 'yes' : 'no'
  if (use.role === 'sign' || use.role === 'encrypt' || use.role === 'derive') return 'not needed'
  if (use.role === 'hash') return use.shape === 'ring' ? 'yes' : 'no'
  // Made here, and compared somewhere else if at all.
  if (!use.verifies) return use.shape === 'ring' ? 'yes' : 'unknown'
  switch (use.shape) {
    case 'ring':
      return 'yes'
    case 'unknown':
      return use.keys.some(({ several }) => several) ? 'yes' : 'unknown'
    case 'not ours':
      return 'not needed'
    default:
      return 'no'
  }
}

/** Whether the key is an older one of the ring there. */
export function isFallbackAt({ keys }: Arrival): boolean {
  return keys.length > 0 && keys.every(({ position }) => position === 'fallback')
}

/** A derivation is judged by what its result does, where that is seen. */
export function withoutDerivations(known: readonly Known[]): readonly Known[] {
  const others = known.filter(({ use }) => use.role !== 'derive')
  return others.some(({ arrival }) => arrival.keys.some(({ derived }) => derived)) ? others : known
}
