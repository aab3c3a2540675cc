import { kindOfSetting, namesPublicKey } from '../catalogue/setting-names.ts'
import type {
  FileSummary,
  Spot,
  SummaryKey,
  SummaryLifetime,
  SummaryRead,
  SummaryUse,
} from '../facts/summary.ts'
import type { Packages } from './packages.ts'
import { readByLibraries } from './setting-sinks.ts'

/** A key of the project with everything that the files say of it, before anything is concluded. */
export interface Draft {
  readonly name: string
  readonly kind: 'setting' | 'literal' | 'generated' | 'unknown'
  /** The package whose key it is. */
  readonly package: string
  readonly reads: readonly SummaryRead[]
  readonly arrivals: readonly Arrival[]
  readonly handedOn: readonly (Spot & { readonly to: string })[]
  /** Cookies that a framework signs in the packages of this key. */
  readonly signedCookies: readonly SummaryLifetime[]
}

/** A key at a sink. */
export interface Arrival {
  readonly use: SummaryUse
  /** The places from which this key comes to it. */
  readonly keys: readonly SummaryKey[]
  /** Settings beside it in the ring. */
  readonly beside: readonly SummaryKey[]
  readonly readByLibrary: boolean
  /** The name by which it was taken for this key, where its origin cannot be followed. */
  readonly joinedBy?: string | undefined
}

/** Every key of the project. */
export function findKeys(
  summaries: readonly FileSummary[],
  packages: Packages,
  sharedKeys: ReadonlySet<string>,
): readonly Draft[] {
  for (const { path } of summaries) packages.packageOf(path)
  const uses = withoutWrapped(summaries.flatMap((summary) => summary.uses))
    .map(withWrittenSettings)
    .filter((use) => isThere(use, packages))
  const folders = packages.list().map(({ path }) => path)
  const reads = summaries.flatMap((summary) => summary.reads)
  const readIn = new Set(reads.map(({ name, file }) => `${packages.packageOf(file)}\0${settingName(name)}`))
  const isRead = (setting: string, folder: string) =>
    [folder, ...packages.imports(folder)].some((candidate) => readIn.has(`${candidate}\0${setting}`))
  const libraryReads = readByLibraries(folders, packages, uses, isRead)
  const settings = settingKeys(summaries, uses, libraryReads, packages, sharedKeys)
  return joinByName(settings, unnamedKeys(uses, packages))
}

/** A member that is written like a setting is one, whatever was done to the environment on the way: `environment.SESSION_KEY`. */
function withWrittenSettings(use: SummaryUse): SummaryUse {
  return {
    ...use,
    keys: use.keys.map((key) => {
      const [, name] = /\.([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/.exec(key.name ?? '') ?? []
      if (key.kind !== 'unknown' || name === undefined || !isOfConfiguration(key.name ?? '')) return key
      return { ...key, kind: 'setting', name, settingKind: kindOfSetting(name), via: 'environment' }
    }),
  }
}

/**
 * Some entries are about an option that another package's function takes: where nobody sees the option, and the library
 * is not asked for, it is that function's own call.
 */
function isThere({ library, file, keys }: SummaryUse, packages: Packages): boolean {
  return (
    keys.some(({ kind }) => kind !== 'unknown' && kind !== 'parameter') ||
    packages.mayHave(library, packages.packageOf(file))
  )
}

/** `useRuntimeConfig().session.password` has a namespace without a name in front. */
function settingName(name: string): string {
  return name.replace(/^\./, '')
}

const placeOf = ({ file, line, column }: Spot): string => `${file}:${line}:${column}`

/** A function that passes a parameter on is described at its calls: there it is known which key it gets. */
function withoutWrapped(uses: readonly SummaryUse[]): readonly SummaryUse[] {
  const wrapped = new Set(uses.flatMap(({ wraps }) => wraps.map(placeOf)))
  const isPassed = (use: SummaryUse) =>
    wrapped.has(placeOf(use)) && use.keys.some(({ kind }) => kind === 'parameter')
  // What stands in for a parameter that is missing stands in at every call.
  const defaults = new Map<string, readonly SummaryKey[]>()
  for (const use of uses) if (isPassed(use)) defaults.set(placeOf(use), use.keys.filter(isWritten))
  const settingsAt = new Map(
    uses.map((use) => [
      placeOf(use),
      use.keys.flatMap(({ kind, name }) => (kind === 'setting' ? [name ?? ''] : [])),
    ]),
  )
  return distinct(uses).flatMap((use) => {
    const keys = significant(use).filter(({ kind }) => kind !== 'parameter' || !wrapped.has(placeOf(use)))
    if (keys.length === 0 || (isPassed(use) && keys.every(isWritten))) return []
    // The function takes the same setting out of what it is given: there the key was seen already.
    const inside = use.wraps.flatMap((place) => settingsAt.get(placeOf(place)) ?? [])
    if (keys.some(({ kind, name }) => kind === 'setting' && inside.includes(name ?? ''))) return []
    return [{ ...use, keys: [...keys, ...use.wraps.flatMap((place) => defaults.get(placeOf(place)) ?? [])] }]
  })
}

function isWritten({ kind }: SummaryKey): boolean {
  return kind === 'literal' || kind === 'generated'
}

/** The keys of a use that are keys of the application, as far as one can tell. */
function significant(use: SummaryUse): readonly SummaryKey[] {
  const settings = use.keys.filter(({ kind }) => kind === 'setting')
  // A public key, or the secret of one of many users or senders.
  if (use.shape === 'not ours') return settings.filter(({ settingKind }) => settingKind === 'third party')
  const known = use.keys.filter(({ kind }) => kind !== 'unknown' && kind !== 'parameter')
  if (settings.length > 0 || known.length > 0) return known
  // What is derived or hashed and cannot be followed is a password that somebody typed, more often than a key.
  if (use.role === 'derive' || use.role === 'hash') return []
  return use.keys.filter(({ name = '' }) => !publicKeys.test(name))
}

// Sets of public keys that somebody else publishes; what they verify ends when its issuer says so.
const publicKeys = /jwks|public_?(?:key|secret)|createRemoteJWKSet/i

/** Sinks of one library at one call are one use: where the key is the argument, and where it may be a property of it. */
function distinct(uses: readonly SummaryUse[]): readonly SummaryUse[] {
  const byPlace = new Map<string, SummaryUse>()
  for (const use of uses) {
    const keys = use.keys.map((key) => `${key.kind} ${key.name ?? ''} ${placeOf(key)}`).sort()
    const mark = [use.library, placeOf(use), use.role, ...keys].join('\0')
    const other = byPlace.get(mark)
    if (!other || (other.shape === 'unknown' && use.shape !== 'unknown')) byPlace.set(mark, use)
  }
  const all = [...byPlace.values()]
  return all.filter((use) => !all.some((other) => other !== use && isInside(use, other)))
}

/** `jwt.sign(payload, KEY)` may be given `{ key }`, and nobody sees that: then `KEY.key` is no key of its own. */
function isInside(use: SummaryUse, outer: SummaryUse): boolean {
  if (use.library !== outer.library || use.role !== outer.role || placeOf(use) !== placeOf(outer))
    return false
  const isUnknown = ({ kind }: SummaryKey) => kind === 'unknown' || kind === 'parameter'
  if (use.keys.length === 0 || outer.keys.length === 0) return false
  if (use.keys.every(isUnknown) && !outer.keys.some(isUnknown)) return true
  return use.keys.every(({ name = '' }) =>
    outer.keys.some(({ name: other = '' }) => other !== '' && name.startsWith(`${other}.`)),
  )
}

function settingKeys(
  summaries: readonly FileSummary[],
  uses: readonly SummaryUse[],
  libraryReads: ReturnType<typeof readByLibraries>,
  packages: Packages,
  sharedKeys: ReadonlySet<string>,
): readonly Draft[] {
  interface Gathered {
    /** Packages in which the name appears. */
    readonly folders: Set<string>
    /** From the package that uses it to the one that reads it. */
    readonly edges: Set<string>
    readonly reads: SummaryRead[]
    readonly arrivals: (Arrival & { readonly folder: string })[]
    readonly handedOn: FileSummary['handedOn'][number][]
  }
  const byName = new Map<string, Gathered>()
  const gather = (name: string): Gathered => {
    let gathered = byName.get(name)
    if (!gathered) {
      gathered = { folders: new Set(), edges: new Set(), reads: [], arrivals: [], handedOn: [] }
      byName.set(name, gathered)
    }
    return gathered
  }
  for (const { reads } of summaries) {
    for (const read of reads) {
      const name = settingName(read.name)
      if (name === '' || read.kind === 'not secret' || namesPublicKey(name)) continue
      const gathered = gather(name)
      gathered.reads.push({ ...read, name })
      gathered.folders.add(packages.packageOf(read.file))
    }
  }
  const arrive = (use: SummaryUse, folder: string, readByLibrary: boolean) => {
    const settings = use.keys.filter(({ kind }) => kind === 'setting')
    for (const name of new Set(settings.map((key) => settingName(key.name ?? '')))) {
      if (name === '') continue
      const keys = settings.filter((key) => settingName(key.name ?? '') === name)
      const gathered = gather(name)
      gathered.arrivals.push({
        use,
        keys,
        beside: settings.filter((key) => !keys.includes(key)),
        readByLibrary,
        folder,
      })
      gathered.folders.add(folder)
      for (const key of keys) {
        const home = packages.packageOf(key.file)
        gathered.folders.add(home)
        if (home !== folder) gathered.edges.add(`${folder}\0${home}`)
      }
    }
  }
  for (const use of uses) arrive(use, packages.packageOf(use.file), false)
  for (const { use, package: folder } of libraryReads) arrive(use, folder, true)
  for (const { handedOn } of summaries) {
    for (const place of handedOn) {
      const gathered = gather(settingName(place.setting))
      gathered.handedOn.push(place)
      gathered.folders.add(packages.packageOf(place.file))
    }
  }

  return [...byName].flatMap(([name, { folders, edges, reads, arrivals, handedOn }]) => {
    const reaches = (from: string, to: string) =>
      packages.imports(from).has(to) || edges.has(`${from}\0${to}`)
    const all = [...folders].sort()
    const scopes = sharedKeys.has(name)
      ? [{ owner: all[0] ?? '.', inside: folders }]
      : ownersOf(all, reaches).map((owner) => ({
          owner,
          inside: new Set(all.filter((folder) => folder === owner || reaches(owner, folder))),
        }))
    return scopes.map(({ owner, inside }): Draft => ({
      name,
      kind: 'setting',
      package: owner,
      reads: distinctPlaces(
        [...reads, ...arrivals.flatMap(readsOfArrival)].filter(({ file }) =>
          inside.has(packages.packageOf(file)),
        ),
      ).toSorted(byPlace),
      arrivals: arrivals.filter(({ folder }) => inside.has(folder)),
      handedOn: distinctPlaces(handedOn.filter(({ file }) => inside.has(packages.packageOf(file)))),
      signedCookies: summaries
        .filter(({ path }) => inside.has(packages.packageOf(path)))
        .flatMap(({ signedCookies }) => signedCookies),
    }))
  })
}

/** A key at a sink was read somewhere, also where nothing but its way there tells that it is one. */
function readsOfArrival({ keys, readByLibrary }: Arrival): readonly SummaryRead[] {
  if (readByLibrary) return []
  return keys.map(({ file, line, column, name = '', via = 'environment', keyModule }) => ({
    ...{ file, line, column, name, via, keyModule },
    kind: 'own key',
    use: 'value',
    under: [],
  }))
}

function byPlace(a: Spot, b: Spot): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}

/** The packages that no other one of them imports: each is a program of its own, with settings of its own. */
function ownersOf(
  folders: readonly string[],
  reaches: (from: string, to: string) => boolean,
): readonly string[] {
  const owners = folders.filter((folder, index) =>
    folders.every(
      (other, at) => other === folder || !reaches(other, folder) || (reaches(folder, other) && index < at),
    ),
  )
  return owners.length > 0 ? owners : folders.slice(0, 1)
}

function distinctPlaces<Item extends Spot>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(placeOf(item)) && seen.add(placeOf(item)))
}

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
function unnamedKeys(uses: readonly SummaryUse[], packages: Packages): readonly Unnamed[] {
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

/** Whether what holds a value is called a configuration. */
function isOfConfiguration(name: string): boolean {
  return /config|conf|settings|env|secrets|options/i.test(name.split('.').slice(0, -1).join('.'))
}

/**
 * Configurations that are put together at run time cannot be followed: `config.session.secret` has no origin, and
 * `configService.get('session.secret')` is a setting of that name. Where one setting of the package is read into a
 * property of that path, it is taken for it, and the use says that a name told so.
 */
function joinByName(settings: readonly Draft[], unnamed: readonly Unnamed[]): readonly Draft[] {
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

/** Whether the owners of the application make this key, or somebody else gives it out. */
export function isThirdParty({ name, kind, arrivals }: Draft): boolean {
  if (arrivals.length > 0 && arrivals.every(({ use }) => use.rotatedBy === 'third party')) return true
  // What makes something and accepts it itself needs nobody else to know the key.
  const roles = new Set(arrivals.map(({ use }) => use.role))
  if (roles.has('sign and verify') || (roles.has('sign') && roles.has('verify'))) return false
  if (roles.has('encrypt and decrypt') || (roles.has('encrypt') && roles.has('decrypt'))) return false
  return kind === 'setting' && kindOfSetting(name) === 'third party'
}
