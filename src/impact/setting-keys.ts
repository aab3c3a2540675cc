import { namesPublicKey } from '../catalogue/setting-names.ts'
import type { FileSummary, Spot, SummaryRead, SummaryUse } from '../facts/summary.ts'
import { distinctPlaces, settingName } from './drafts.ts'
import type { Arrival, Draft } from './drafts.ts'
import type { Packages } from './packages.ts'
import type { readByLibraries } from './setting-sinks.ts'

/** Keys that settings hold: a name is one key within a package and what it imports, or everywhere where it is shared. */
export function settingKeys(
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

/** In the order of files and lines. */
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
