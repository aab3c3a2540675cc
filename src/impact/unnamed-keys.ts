import type { SummaryKey, SummaryUse } from '../facts/summary.ts'
import { isOfConfiguration, placeOf } from './drafts.ts'
import type { Arrival, Draft } from './drafts.ts'
import type { Packages } from './packages.ts'

interface Unnamed {
  readonly name: string
  readonly kind: Draft['kind']
  readonly folder: string
  /** What the code calls it: `config.sessionSecret`. */
  readonly under: string | undefined
  readonly arrivals: Arrival[]
}

// What it gives depends on what it is given.
const isAccessor = /(?:^|\.)(?:get|getItem|find|findOne|read|readFile|query)(?:\(\))?$/

/** Keys that no setting holds, or none that is seen. */
export function unnamedKeys(uses: readonly SummaryUse[], packages: Packages): readonly Unnamed[] {
  const byMark = new Map<string, Unnamed>()
  for (const use of uses) {
    if (use.keys.some(({ kind }) => kind === 'setting')) continue
    for (const key of use.keys) {
      const kind = key.kind === 'parameter' || key.kind === 'setting' ? 'unknown' : key.kind
      const name = nameOf(key, kind)
      // What goes by one name in one file is one key; so is what comes from one place.
      const folder = packages.packageOf(key.file)
      const mark =
        kind !== 'unknown' || key.name === undefined || isAccessor.test(key.name)
          ? placeOf(key)
          : `${key.shared ? folder : key.file}\0${key.name}`
      let draft = byMark.get(mark)
      if (!draft) {
        draft = { name, kind, folder, under: key.name, arrivals: [] }
        byMark.set(mark, draft)
      }
      const before = draft.arrivals.find((arrival) => arrival.use === use)
      if (!before) draft.arrivals.push({ use, keys: [key], beside: [], readByLibrary: false })
    }
  }
  return [...byMark.values()]
}

/**
 * Configurations that are put together at run time cannot be followed: `config.session.secret` has no origin, and
 * `configService.get('session.secret')` is a setting of that name. Where one setting of the package is read into a
 * property of that path, it is taken for it, and the use says that a name told so.
 */
export function joinByName(settings: readonly Draft[], unnamed: readonly Unnamed[]): readonly Draft[] {
  const added = new Map<Draft, Arrival[]>()
  const join = (arrivals: readonly Arrival[], under: string, folder: string): boolean => {
    const home = settingUnder(under, folder, settings)
    if (home)
      added.set(home, [...(added.get(home) ?? []), ...arrivals.map((one) => ({ ...one, joinedBy: under }))])
    return home !== undefined
  }
  const rest = unnamed.flatMap(({ name, kind, folder, under, arrivals }): readonly Draft[] =>
    kind === 'unknown' && under !== undefined && isOfConfiguration(under) && join(arrivals, under, folder)
      ? []
      : [{ name, kind, package: folder, reads: [], arrivals, handedOn: [], signedCookies: [] }],
  )
  const kept = settings.filter((draft) => !(isPath(draft) && join(draft.arrivals, draft.name, draft.package)))
  return [
    ...kept.map((draft) => ({ ...draft, arrivals: [...draft.arrivals, ...(added.get(draft) ?? [])] })),
    ...rest,
  ]
}

/** A place in a configuration, not the name of a setting outside of the program. */
function isPath({ name, reads }: Draft): boolean {
  return name.includes('.') && reads.every(({ via }) => via === 'config service')
}

function settingUnder(under: string, folder: string, drafts: readonly Draft[]): Draft | undefined {
  const path = under.replaceAll('()', '').split('.')
  const found = drafts.filter(
    (draft) =>
      draft.package === folder && draft.reads.some((read) => read.keyModule && isPathOf(read.under, path)),
  )
  return found.length === 1 ? found[0] : undefined
}

/** Whether what a setting is read into is what a path ends with; one word alone, `secret`, may be anything. */
function isPathOf(under: readonly string[], path: readonly string[]): boolean {
  if (under.length === 0 || under.length > path.length) return false
  const [only = ''] = under
  if (under.length === 1 && !/[a-z][A-Z]|_/.test(only)) return false
  return under.every((name, index) => name === path[path.length - under.length + index])
}

function nameOf({ file, line, name, shared }: SummaryKey, kind: Draft['kind']): string {
  if (shared && name !== undefined) return name
  const place = `${file}:${line}`
  switch (kind) {
    case 'literal':
      return `literal in ${place}`
    case 'generated':
      return `generated in ${place}`
    default:
      return name === undefined ? `unknown in ${place}` : `${name} in ${place}`
  }
}
