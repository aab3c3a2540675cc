import { describeConsequence, describeLeak, list, severities } from '../catalogue/describe.ts'
import { contradictedBy } from '../catalogue/unaffected.ts'
import { packageName, packageVersion } from '../docs-urls.ts'
import { withIds } from './ids.ts'
import { ordered } from './impact.ts'
import { areBoth, unseenKinds } from './not-affected.ts'
import { stepOrder } from './runbook.ts'
import type {
  DropAfter,
  Fallback,
  Impact,
  InvalidatedData,
  KeyImpact,
  NotAffected,
  Place,
  Project,
} from './types.ts'

type Unnamed = Omit<KeyImpact, 'id' | 'sameName'>

/**
 * One impact of several projects. A name stands for one key within one project; the same name in another one is another
 * key, unless both projects list it in `sharedKeys`.
 */
export function mergeImpacts(impacts: readonly Impact[]): Impact {
  const taken = new Map<string, number>()
  const named = impacts.map(({ projects, keys, sharedKeys }) => {
    const names = new Map(projects.map(({ name }) => [name, unique(name, taken)]))
    const [first] = projects
    const nameOf = (project: string | undefined) =>
      names.get(project ?? first?.name ?? '') ?? project ?? 'project'
    return {
      projects: projects.map((project): Project => ({ ...project, name: nameOf(project.name) })),
      keys: keys.map((key) => inProject(key, nameOf(key.project))),
      sharedKeys: new Set(sharedKeys),
    }
  })
  const joined: Unnamed[] = []
  const shared = new Map<string, Unnamed[]>()
  for (const { keys, sharedKeys } of named) {
    for (const key of keys) {
      if (key.kind !== 'setting' || !sharedKeys.has(key.name)) joined.push(key)
      else shared.set(key.name, [...(shared.get(key.name) ?? []), key])
    }
  }
  for (const keys of shared.values()) joined.push(keys.length === 1 && keys[0] ? keys[0] : joinKeys(keys))
  return {
    version: 1,
    tool: { name: packageName, version: packageVersion },
    projects: named.flatMap(({ projects }) => projects),
    keys: ordered(withIds(joined)),
    sharedKeys: [...new Set(impacts.flatMap(({ sharedKeys }) => sharedKeys))].sort(),
  }
}

function unique(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1
  taken.set(name, count)
  return count === 1 ? name : `${name} (${count})`
}

/** The key with its project in every place. */
function inProject(key: KeyImpact, project: string): Unnamed {
  const at = <Item extends Place>(item: Item): Item => ({ ...item, project: item.project ?? project })
  return {
    ...key,
    project,
    reads: key.reads.map(at),
    defaults: key.defaults.map(at),
    uses: key.uses.map((use) => ({
      ...at(use),
      ...(use.wraps ? { wraps: at(use.wraps) } : {}),
      ...(use.lifetime ? { lifetime: at(use.lifetime) } : {}),
    })),
    handedOn: key.handedOn.map(at),
    dropAfter: key.dropAfter && { ...key.dropAfter, lifetimes: key.dropAfter.lifetimes.map(at) },
    steps: key.steps.map((step) => ({ ...step, places: step.places.map(at) })),
  }
}

/** One key that several projects share: rotating it does everything that it does in each of them. */
function joinKeys(keys: readonly Unnamed[]): Unnamed {
  const [first] = keys
  if (!first) throw new RangeError('There is no key to join.')
  let before = 0
  const invalidates = keys
    .flatMap((key) => {
      const offset = before
      before += key.uses.length
      return key.invalidates.map((one): InvalidatedData => ({
        ...one,
        uses: one.uses.map((use) => use + offset),
      }))
    })
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
  const rotation = { invalidates, unaffected: [], withFallback: '', dropWhen: '' }
  const used = keys.some(({ uses }) => uses.length > 0)
  return {
    ...first,
    reads: keys.flatMap(({ reads }) => reads),
    defaults: keys.flatMap(({ defaults }) => defaults),
    uses: keys.flatMap(({ uses }) => uses),
    handedOn: keys.flatMap(({ handedOn }) => handedOn),
    invalidates,
    severity: used ? (invalidates[0]?.severity ?? 'nothing') : 'unknown',
    consequence: used ? describeConsequence(rotation) : first.consequence,
    notAffected: stillUnaffected(keys, invalidates),
    fallback: together(keys.filter(({ uses }) => uses.length > 0).map(({ fallback }) => fallback)),
    fallbackKeys: [...new Set(keys.flatMap(({ fallbackKeys }) => fallbackKeys))].sort(),
    fallbackOf: [...new Set(keys.flatMap(({ fallbackOf }) => fallbackOf))].sort(),
    dropAfter: latest(keys.flatMap(({ dropAfter }) => dropAfter ?? [])),
    // Every project accepts the new key before the first one signs with it.
    steps: keys.flatMap(({ steps }) => steps).sort((a, b) => stepOrder(a) - stepOrder(b)),
    leaked: {
      allows: used ? describeLeak(rotation) : first.leaked.allows,
      steps: [...new Set(keys.flatMap(({ leaked }) => leaked.steps))],
    },
  }
}

function stillUnaffected(
  keys: readonly Unnamed[],
  invalidates: readonly InvalidatedData[],
): readonly NotAffected[] {
  const unseen = keys.map(unseenKinds)
  const found = new Map<string, Set<string>>()
  for (const { notAffected } of keys) {
    for (const { what, libraries } of notAffected) {
      const contradicting = contradictedBy(what)
      if (unseen.some((kinds) => areBoth(contradicting, kinds))) continue
      const others = invalidates.filter(
        (one) => !one.libraries.every((library) => libraries.includes(library)),
      )
      if (others.some((one) => contradicting === 'any' || contradicting.includes(one.what))) continue
      found.set(what, new Set([...(found.get(what) ?? []), ...libraries]))
    }
  }
  return [...found].map(([what, libraries]) => ({ what, libraries: [...libraries].sort() }))
}

function together(each: readonly Fallback[]): Fallback {
  const kinds = new Set(each)
  if (kinds.has('some') || (kinds.has('all') && kinds.has('none'))) return 'some'
  if (kinds.has('unknown') || kinds.size === 0) return 'unknown'
  return kinds.has('all') ? 'all' : 'none'
}

function latest(each: readonly DropAfter[]): DropAfter | null {
  if (each.length === 0) return null
  const isKnown = each.every(({ seconds }) => seconds !== null)
  return {
    seconds: isKnown ? Math.max(...each.map(({ seconds }) => seconds ?? 0)) : null,
    words: list([...new Set(each.map(({ words }) => words))]),
    known: each.every(({ known }) => known === 'all')
      ? 'all'
      : each.every(({ known }) => known === 'none')
        ? 'none'
        : 'some',
    lifetimes: each.flatMap(({ lifetimes }) => lifetimes),
  }
}
