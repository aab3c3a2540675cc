/**
 * Measures the report against what was read by hand (truth.json): which keys and purposes it finds, whether it says of
 * anything wrongly that it is not affected, and how much of what the entries know it says. Run:
 *
 *   npx tsx benchmarks/impact/measure.ts FOLDER [REPOSITORY ...]
 *
 * FOLDER holds a checkout of each repository at its commit, as `owner+name`. Nothing of them is in this repository.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { rotationOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/detection.ts'
import { contradictedBy } from '../../src/catalogue/unaffected.ts'
import { collect } from '../../src/impact/collect.ts'
import { impactOf } from '../../src/impact/impact.ts'
import type { KeyImpact } from '../../src/impact/types.ts'

interface Purpose {
  readonly what: string
  /** Kinds of data of which one has to be among those that the report gives a use. */
  readonly kinds: readonly string[]
  /** The library of the use, where the key has several uses of one kind. */
  readonly library?: string
}

interface TrueKey {
  readonly names: readonly string[]
  readonly purposes: readonly Purpose[]
  readonly thirdParty?: true
  /** Words of sentences that would be wrong to say about what is not affected. */
  readonly wrongToSay?: readonly string[]
}

interface Application {
  readonly repository: string
  readonly commit: string
  readonly framework: string
  readonly keys: readonly TrueKey[]
}

const [folder, ...only] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder with the checkouts.')
const truth = JSON.parse(
  readFileSync(new URL('truth.json', import.meta.url), 'utf8'),
) as readonly Application[]

function isCalled(key: KeyImpact, names: readonly string[]): boolean {
  const bare = key.name.replace(/ (?:in|of) .*$/, '')
  return names.some((name) => key.name === name || bare === name || bare.endsWith(`.${name}`))
}

function isFound({ kinds, library }: Purpose, keys: readonly KeyImpact[]): boolean {
  return keys.some((key) =>
    key.uses.some(
      (use) =>
        use.kinds.some((kind) => kinds.includes(kind)) && (library === undefined || use.library === library),
    ),
  )
}

/** What the entries know to be unaffected by the uses of a key, and what of it the report says. */
function unaffectedOf(
  keys: readonly KeyImpact[],
  wrongToSay: readonly string[],
): { readonly known: number; readonly said: number; readonly unsaid: readonly string[] } {
  const known = new Set<string>()
  const rotations = keys.flatMap(({ uses }) =>
    uses.flatMap(({ library, kinds }) => {
      const entry = libraries.find((candidate) => candidate.package === library)
      const all = entry ? entry.sinks.map((sink) => rotationOf(entry, sink)) : []
      return all.filter((rotation) =>
        kinds.some((kind) => rotation.invalidates.some(({ what }) => what === kind)),
      )
    }),
  )
  for (const rotation of rotations) {
    const others = rotations.filter((other) => JSON.stringify(other) !== JSON.stringify(rotation))
    const hit = new Set(others.flatMap(({ invalidates }) => invalidates.map(({ what }) => what)))
    for (const sentence of rotation.unaffected) {
      const against = contradictedBy(sentence)
      // What another use of the key does is no longer unaffected, and rightly not said.
      const isWrong = [...hit].some((kind) => against === 'any' || against.includes(kind))
      if (!isWrong && !wrongToSay.some((words) => sentence.includes(words))) known.add(sentence)
    }
  }
  const said = new Set(keys.flatMap(({ notAffected }) => notAffected.map(({ what }) => what)))
  const unsaid = [...known].filter((sentence) => !said.has(sentence))
  return { known: known.size, said: known.size - unsaid.length, unsaid }
}

const total = {
  keys: 0,
  foundKeys: 0,
  purposes: 0,
  foundPurposes: 0,
  known: 0,
  said: 0,
  wrong: 0,
  ms: 0,
  lines: 0,
}
const rows: string[] = []
const misses: string[] = []
for (const { repository, commit, framework, keys } of truth) {
  if (only.length > 0 && !only.includes(repository)) continue
  const root = path.join(folder, repository.replace('/', '+'))
  if (!existsSync(root)) {
    console.error(`${repository} is not in ${folder}`)
    process.exitCode = 1
    continue
  }
  const start = performance.now()
  const impact = impactOf(await collect({ root, paths: ['.'], threads: 1 }))
  const ms = performance.now() - start
  const one = { keys: 0, foundKeys: 0, purposes: 0, foundPurposes: 0, known: 0, said: 0, wrong: 0 }
  for (const key of keys) {
    const found = impact.keys.filter((candidate) => isCalled(candidate, key.names))
    one.keys += 1
    if (found.length > 0) one.foundKeys += 1
    else misses.push(`${repository}: key ${key.names[0] ?? ''}`)
    for (const purpose of key.purposes) {
      one.purposes += 1
      if (isFound(purpose, found)) one.foundPurposes += 1
      else misses.push(`${repository}: ${key.names[0] ?? ''} for ${purpose.what}`)
    }
    const { known, said, unsaid } = unaffectedOf(found, key.wrongToSay ?? [])
    for (const sentence of unsaid)
      misses.push(`${repository}: ${key.names[0] ?? ''} does not affect ${sentence}`)
    one.known += known
    one.said += said
    for (const { what } of found.flatMap(({ notAffected }) => notAffected)) {
      if (key.wrongToSay?.some((words) => what.includes(words))) {
        one.wrong += 1
        misses.push(`${repository}: wrong that ${key.names[0] ?? ''} does not affect ${what}`)
      }
    }
  }
  const { lines, read } = impact.projects[0]?.files ?? { lines: 0, read: 0 }
  rows.push(
    `| ${repository} | ${commit} | ${framework} | ${read} | ${one.foundKeys} of ${one.keys} | ${one.foundPurposes} of ${one.purposes} | ${one.said} of ${one.known} | ${one.wrong} |`,
  )
  for (const name of Object.keys(one) as (keyof typeof one)[]) total[name] += one[name]
  total.ms += ms
  total.lines += lines
}

console.log('| Repository | Commit | Framework | Files | Keys | Purposes | Not affected, said | Wrong |')
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const row of rows) console.log(row)
const percent = (part: number, of: number) => `${part} of ${of} (${((100 * part) / of).toFixed(0)} %)`
console.log(
  `| all | | | | ${percent(total.foundKeys, total.keys)} | ${percent(total.foundPurposes, total.purposes)} | ${percent(total.said, total.known)} | ${total.wrong} |`,
)
console.log(`\nMissed:\n${misses.map((miss) => `- ${miss}`).join('\n')}`)
console.log(`\n${total.lines} lines in ${(total.ms / 1000).toFixed(1)} s`)
