import { describeConsequence, describeLeak, severities, worstSeverity } from '../catalogue/describe.ts'
import type { Rotation } from '../catalogue/types.ts'
import { packageName, packageVersion } from '../docs-urls.ts'
import type { Collected } from './collect.ts'
import { placeOf } from './drafts.ts'
import type { Draft } from './drafts.ts'
import { withIds } from './ids.ts'
import { fallbackOfUses, invalidatedBy } from './invalidated.ts'
import { findKeys, isThirdParty } from './keys.ts'
import { notAffectedBy } from './not-affected.ts'
import { Packages, projectName } from './packages.ts'
import { describeDropAfter, placeOnly, stepsFor, stepsWhenLeaked } from './runbook.ts'
import type { Impact, KeyImpact, KeyRead } from './types.ts'
import { lifetimesOf } from './use-lifetimes.ts'
import { isFallbackAt, knownUse, withoutDerivations } from './uses.ts'

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

function namesBeside({ arrivals }: Draft, position: 'newest' | 'fallback'): readonly string[] {
  const names = arrivals.flatMap((arrival) =>
    isFallbackAt(arrival) === (position === 'newest')
      ? arrival.beside.filter((key) => key.position === position).map(({ name }) => name ?? '')
      : [],
  )
  return [...new Set(names)].sort()
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
      found.set(placeOf(key), { ...placeOnly(key), kind: key.kind })
    }
  }
  return [...found.values()]
}
