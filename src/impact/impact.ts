import { describeConsequence, describeLeak, severities, worstSeverity } from '../catalogue/describe.ts'
import { covers } from '../catalogue/coverage.ts'
import { secondsPerNumber } from '../catalogue/lifetimes.ts'
import { hasAlternatives, purposesIn } from '../catalogue/purposes.ts'
import type { DataKind, Rotation, Severity } from '../catalogue/types.ts'
import { contradictedBy } from '../catalogue/unaffected.ts'
import { impactUrl, packageName, packageVersion } from '../docs-urls.ts'
import type { SummaryLifetime, SummaryUse } from '../facts/summary.ts'
import type { Collected } from './collect.ts'
import { findKeys, isThirdParty } from './keys.ts'
import type { Arrival, Draft } from './keys.ts'
import { Packages, projectName } from './packages.ts'
import { describeDropAfter, describePurpose, placeOnly, stepsFor, stepsWhenLeaked } from './runbook.ts'
import type { KnownUse } from './runbook.ts'
import type {
  Fallback,
  Impact,
  InvalidatedData,
  KeyImpact,
  KeyRead,
  Lifetime,
  NotAffected,
  Use,
} from './types.ts'

/** What rotating each key of a project does, from the facts of its files. */
export function impactOf(collected: Collected): Impact {
  const packages = new Packages(collected.root)
  const sharedKeys = [...new Set(collected.summaries.flatMap((summary) => summary.sharedKeys))].sort()
  const drafts = findKeys(collected.summaries, packages, new Set(sharedKeys))
  const keys = withIds(drafts.map((draft) => keyImpact(draft, packages)))
  return {
    version: 1,
    tool: { name: packageName, version: packageVersion },
    projects: [
      {
        name: projectName(collected.root),
        packages: packages
          .list()
          .filter(({ path }) => path === '.' || keys.some((key) => key.package === path)),
        files: { read: collected.read, lines: collected.lines, notRead: collected.notRead },
        notes: collected.notes,
      },
    ],
    keys: ordered(keys),
    sharedKeys,
  }
}

/** The worst first; among equals those without a fallback key, then by name. */
export function ordered(keys: readonly KeyImpact[]): readonly KeyImpact[] {
  const rank = ({ rotatedBy, severity, fallback, fallbackOf }: KeyImpact): number => {
    const worst = severity === 'unknown' ? 0 : severities.indexOf(severity) + 1
    const covered = fallback === 'all' || fallbackOf.length > 0 ? 0 : 0.5
    return (rotatedBy === 'third party' ? -10 : 0) + worst + covered
  }
  return [...keys].sort(
    (a, b) =>
      rank(b) - rank(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.package < b.package ? -1 : 1),
  )
}

function keyImpact(draft: Draft, packages: Packages): Omit<KeyImpact, 'id' | 'sameName'> {
  const isThirdPartys = isThirdParty(draft)
  const known = draft.arrivals.map((arrival) => ({
    ...knownUse(arrival, draft, packages, isThirdPartys),
    arrival,
  }))
  const uses = known.map(({ use }) => use)
  const fallbackKeys = namesBeside(draft, 'fallback')
  const fallbackOf = draft.arrivals.every(isFallbackAt) ? namesBeside(draft, 'newest') : []
  const effective = withoutDerivations(known)
  const invalidates = invalidatedBy(effective, known, isThirdPartys)
  const rotation: Rotation = { invalidates, unaffected: [], withFallback: '', dropWhen: '' }
  const severity = uses.length === 0 ? 'unknown' : worstSeverity(rotation)
  const reads = draft.reads.map((read): KeyRead => {
    const { via, keyModule, use } = read
    return { ...placeOnly(read), via, keyModule, use, reachesSink: reachesSink(read, draft) }
  })
  const lifetimes = lifetimesOf(known, draft)
  const dropAfter = describeDropAfter(known, lifetimes)
  const fallback = isThirdPartys ? 'unknown' : fallbackOfUses(known)
  const { name, kind } = draft
  const atHand = {
    name,
    kind,
    isThirdPartys,
    isFallback: fallbackOf.length > 0,
    reads,
    uses: known,
    fallback,
    fallbackKeys,
    dropAfter,
    rotation,
  }
  return {
    name,
    kind,
    package: draft.package,
    rotatedBy: isThirdPartys ? 'third party' : 'application',
    reads,
    defaults: defaultsOf(draft),
    uses,
    handedOn: draft.handedOn.map(({ file, line, column, to }) => ({ file, line, column, to })),
    invalidates,
    severity,
    consequence: uses.length === 0 ? 'does something that is not known' : describeConsequence(rotation),
    notAffected: notAffectedBy(known, draft, reads),
    fallback,
    fallbackKeys,
    fallbackOf,
    dropAfter,
    steps: stepsFor(atHand),
    leaked: {
      allows: uses.length === 0 ? 'do whatever the key allows' : describeLeak(rotation),
      steps: stepsWhenLeaked(atHand),
    },
  }
}

interface Known extends KnownUse {
  readonly arrival: Arrival
}

function knownUse(arrival: Arrival, draft: Draft, packages: Packages, isThirdPartys: boolean): KnownUse {
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

function isFallbackAt({ keys }: Arrival): boolean {
  return keys.length > 0 && keys.every(({ position }) => position === 'fallback')
}

function namesBeside({ arrivals }: Draft, position: 'newest' | 'fallback'): readonly string[] {
  const names = arrivals.flatMap((arrival) =>
    isFallbackAt(arrival) === (position === 'newest')
      ? arrival.beside.filter((key) => key.position === position).map(({ name }) => name ?? '')
      : [],
  )
  return [...new Set(names)].sort()
}

/** A derivation is judged by what its result does, where that is seen. */
function withoutDerivations(known: readonly Known[]): readonly Known[] {
  const others = known.filter(({ use }) => use.role !== 'derive')
  return others.some(({ arrival }) => arrival.keys.some(({ derived }) => derived)) ? others : known
}

function invalidatedBy(
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

function fallbackOfUses(known: readonly Known[]): Fallback {
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

/** Whether the value of a read arrives at a sink. An import of a setting is read where it is used. */
function reachesSink({ file, line, column }: Draft['reads'][number], { arrivals }: Draft): boolean {
  const keys = arrivals.flatMap((arrival) => arrival.keys).filter((key) => key.file === file)
  return keys.some((key) => key.line === line && key.column === column)
}

function defaultsOf({ kind, arrivals }: Draft): KeyImpact['defaults'] {
  if (kind !== 'setting') return []
  const found = new Map<string, KeyImpact['defaults'][number]>()
  for (const { use } of arrivals) {
    for (const key of use.keys) {
      if (key.kind !== 'literal' && key.kind !== 'generated') continue
      found.set(`${key.file}:${key.line}:${key.column}`, { ...placeOnly(key), kind: key.kind })
    }
  }
  return [...found.values()]
}

/**
 * What the entries know to be unaffected, as far as nothing else that the key does contradicts it. Where the key goes on
 * to something unknown, only what holds for any key is left.
 */
function notAffectedBy(
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

const sentAround: readonly DataKind[] = [
  'sessions',
  'cookies',
  'access tokens',
  'refresh tokens',
  'links',
  'webhooks',
  'signatures',
  'one-time codes',
  'requests in flight',
]

/** What a key may do beyond what is seen: where it goes on to something unknown, and where a read leads nowhere. */
export function unseenKinds({
  handedOn,
  reads,
}: Pick<KeyImpact, 'handedOn' | 'reads'>): readonly DataKind[] | 'any' {
  const goesOn = new Set(handedOn.map(({ file, line, column }) => `${file}:${line}:${column}`))
  const isLost = ({ file, line, column, use, reachesSink, keyModule }: KeyRead) =>
    use === 'value' && !reachesSink && !keyModule && !goesOn.has(`${file}:${line}:${column}`)
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

function lifetimesOf(known: readonly Known[], { signedCookies }: Draft): readonly Lifetime[] {
  const found = known.flatMap(({ arrival: { use } }) =>
    use.lifetimes.map((lifetime) => asLifetime(lifetime, use.library)),
  )
  const signer = known.find(({ use }) => use.kinds.includes('cookies'))
  const cookies = signer ? signedCookies.map((lifetime) => asLifetime(lifetime, signer.use.library)) : []
  const seen = new Set<string>()
  return longestFirst([...found, ...cookies]).filter(({ file, line, column }) => {
    const mark = `${file}:${line}:${column}`
    return !seen.has(mark) && seen.add(mark)
  })
}

function asLifetime(
  { file, line, column, option, amount, seconds, setting }: SummaryLifetime,
  library: string,
): Lifetime {
  const factor = amount === undefined ? undefined : secondsPerNumber(library, option)
  const length = seconds ?? (amount === undefined || factor === undefined ? undefined : amount * factor)
  return {
    ...placeOnly({ file, line, column }),
    option,
    ...(length === undefined ? {} : { seconds: length }),
    ...(setting === undefined ? {} : { setting }),
  }
}

function longestFirst(lifetimes: readonly Lifetime[]): readonly Lifetime[] {
  return [...lifetimes].sort((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1))
}

/** Ids that the next report gives to the same keys, too: made of names and places, not of an order. */
export function withIds(keys: readonly Omit<KeyImpact, 'id' | 'sameName'>[]): readonly KeyImpact[] {
  const taken = new Map<string, number>()
  const identified = keys.map((key) => {
    const parts = [key.project ?? '', key.package === '.' ? '' : key.package, key.name].filter(
      (part) => part !== '',
    )
    const id = parts.map((part) => part.replace(/[^\w.]+/g, '-').replace(/^-+|-+$/g, '')).join('.') || 'key'
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    return Object.assign({ id: '' }, key, { id: count === 1 ? id : `${id}~${count}` })
  })
  return identified.map((key) => ({
    ...key,
    sameName: identified
      .filter(
        (other) =>
          other !== key && key.kind === 'setting' && other.kind === 'setting' && other.name === key.name,
      )
      .map(({ id }) => id),
  }))
}
