/**
 * The words in which a contract is written: what a library does with the old key, the new one and both, held against
 * what its entry says. A claim that no check speaks of fails the contract, unless it says why it cannot be run.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import semver from 'semver'
import { rotationOf } from '../../src/catalogue/describe.ts'
import type { KeyRing, KeySink, Library } from '../../src/catalogue/types.ts'
import {
  claimsOf,
  fieldClaim,
  invalidationClaim,
  whyOutside,
  sentencesOf,
  sinkClaim,
  sinksAt,
  suggestionClaim,
  takesList,
} from './claims.ts'
import { findingsIn, withOneKey, withSuggestions, withWrongRings } from './suggestions.ts'
import type { SuggestionPlace } from './suggestions.ts'

/** What a package gives has no type here: none of them is installed in this project. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Untyped = any

export interface Contract {
  readonly entry: Library
  /** What is installed beside the package: names or aliases, and exact versions. */
  readonly packages: Readonly<Record<string, string>>
  /** The packages' own install scripts are needed. */
  readonly scripts: boolean
  /** Optional dependencies are left out: large binaries that no claim is about. */
  readonly lean: boolean
  /** Takes minutes: run on demand only. */
  readonly heavy: boolean
  readonly run: (claims: Claims) => Promise<void>
}

type Options = Partial<Pick<Contract, 'packages' | 'scripts' | 'lean' | 'heavy'>>

/** Declares what an entry claims as code that runs. */
export function contract(entry: Library, options: Options, run: Contract['run']): Contract {
  return { entry, packages: {}, scripts: false, lean: false, heavy: false, ...options, run }
}

/** One check, or one claim that was not run. */
export type Finding =
  | { readonly kind: 'passed'; readonly claim: string }
  | { readonly kind: 'failed' | 'not run'; readonly claim: string; readonly why: string }

/** Where a contract runs: in the folder that holds the real package. */
export interface Place {
  readonly load: (specifier: string) => Promise<Untyped>
  /** Writes a module there; gives the specifier that loads it. */
  readonly write: (code: string) => Promise<string>
  readonly report: (finding: Finding) => void
}

type Maybe<Type> = Type | Promise<Type>

export interface RotationClaim<Value> {
  /** Where the key enters, as `sinkLabels` writes it: `verify(1)`, `default(0.secret)`. */
  readonly sinks: readonly string[]
  readonly make: (key: Untyped) => Maybe<Value>
  readonly read: (value: Value, key: Untyped) => unknown
  /** What `read` gives when the value is accepted. */
  readonly accepted?: unknown
  /** What was seen under the new key, in the words of `shows`; the name and message of the error when absent. */
  readonly shows?: (seen: Untyped, error: Untyped) => Maybe<string>
  /** The kinds of data, or the words of `shows`, that this is about; everything that is invalidated when absent. */
  readonly only?: readonly string[]
  readonly keys?: Pair<Untyped>
  /** The form that a single key has here. */
  readonly one?: (key: Untyped) => unknown
  /** The form of a key ring where the entry does not say it all: what a key function answers, where fallbacks stand. */
  readonly ring?: (newest: Untyped, older: Untyped) => unknown
  /** The form in which several keys are given at once to what takes one. */
  readonly several?: ((newest: Untyped, older: Untyped) => unknown) | 'cannot be written'
}

export interface CodeClaim<Value> {
  readonly make: (module: Untyped) => Maybe<Value>
  readonly read: (module: Untyped, value: Value) => unknown
  readonly accepted?: unknown
  readonly keys?: Pair<string>
}

export interface MigrationClaim<Value> extends CodeClaim<Value> {
  /** Cuts one file out where the migration shows several. */
  readonly part?: (code: string) => string
  /** Writes it for the name under which the package is installed here. */
  readonly renamed?: (code: string) => string
  /** The rules suggest nothing for this version. */
  readonly suggested?: false
  /** The settings before, during and after the rotation, where they are not `NAME` and `NAME_PREVIOUS`. */
  readonly phases?: Phases
}

export interface SuggestionClaim<Value> extends CodeClaim<Value> {
  /** For sinks in configuration files: the path that the code stands in. */
  readonly filename?: string
  /** The version of the package, where the code is for an older one than the newest. */
  readonly installed?: string
  /** Writes what is suggested for the name under which the package is installed here. */
  readonly renamed?: (code: string) => string
}

type Pair<Type> = readonly [older: Type, newer: Type]
type Settings = Readonly<Record<string, string>>
type Phases = readonly [before: Settings, during: Settings, after: Settings]

export const oldKey = 'made-up-old-key-of-forty-characters-0001'
export const newKey = 'made-up-new-key-of-forty-characters-0002'
const bothKeys = [oldKey, newKey] as const
const alice = 'alice'

/** Runs what a contract says, and keeps the book on what has not been said yet. */
export class Claims {
  readonly load: Place['load']
  readonly #entry: Library
  readonly #write: Place['write']
  readonly #report: Place['report']
  readonly #open: Set<string>
  readonly #notRun = new Set<string>()
  #loads = 0

  constructor(entry: Library, { load, write, report }: Place) {
    this.load = load
    this.#entry = entry
    this.#write = write
    this.#report = report
    this.#open = new Set(claimsOf(entry))
  }

  /**
   * A value of the old key under the old key, the new key and both: accepted, refused as `shows` says, accepted.
   * What kind of key ring it is, and which of its keys signs, is taken from the entry.
   */
  async rotation<Value>(claim: RotationClaim<Value>): Promise<Value> {
    const { sinks: labels, make, read, accepted = alice, one = itself, keys = bothKeys } = claim
    const [older, newer] = keys
    const sinks = labels.flatMap((label) => this.#sinksAt(label))
    const at = labels.join(', ') || this.#entry.package
    const value = await make(one(older))

    await this.check(`${at}: the old key reads what it made`, async () => {
      deepStrictEqual(plain(await read(value, one(older))), accepted)
    })
    await this.#refusal(at, sinks, claim, await outcomeOf(() => read(value, one(newer))))
    await this.#keyRing(at, sinks, claim, value)
    return value
  }

  async #refusal(
    at: string,
    sinks: readonly KeySink[],
    {
      only,
      shows = nameAndMessage,
      accepted = alice,
    }: Pick<RotationClaim<never>, 'only' | 'shows' | 'accepted'>,
    { seen, error }: Outcome,
  ): Promise<void> {
    await this.check(`${at}: the new key alone does not accept it`, () => {
      ok(error !== undefined || !isSame(seen, accepted), 'it was accepted')
    })
    const rotations =
      sinks.length === 0 ? [this.#entry.rotation] : sinks.map((sink) => rotationOf(this.#entry, sink))
    const invalidations = rotations
      .flatMap(({ invalidates }) => invalidates)
      .filter(({ what, shows: words }) => only?.some((topic) => topic === what || topic === words) ?? true)
    for (const words of new Set(invalidations.map((invalidation) => invalidation.shows))) {
      const shown = invalidations.filter((invalidation) => invalidation.shows === words)
      for (const invalidation of shown) this.#said(invalidationClaim(invalidation))
      const kinds = [...new Set(shown.map(({ what }) => what))].join(', ')
      await this.check(`${at}: under the new key alone, ${kinds}: ${words}`, async () => {
        strictEqual(await shows(seen, error), words)
      })
    }
  }

  async #keyRing<Value>(
    at: string,
    sinks: readonly KeySink[],
    {
      make,
      read,
      accepted = alice,
      one = itself,
      keys = bothKeys,
      ring: form,
      several,
    }: RotationClaim<Value>,
    value: Value,
  ): Promise<void> {
    const [older, newer] = keys
    const keyRing = (sinks.find((sink) => sink.keyRing.accepts !== 'one key') ?? sinks[0])?.keyRing
    const makes = sinks.length === 0 || sinks.some(({ role }) => !/^(?:verify|decrypt)$/.test(role))
    const reads = sinks.length === 0 || sinks.some(({ role }) => !/^(?:sign|encrypt|derive)$/.test(role))
    const accepts = (key: unknown, of = value) => isAccepted(() => read(of, key), accepted)
    const ringOf = form ?? formOf(keyRing)
    const order = orderOf(keyRing, form !== undefined)

    if (ringOf && reads) {
      await this.check(`${at}: a key ring of both reads what the old key made`, async () => {
        deepStrictEqual(plain(await read(value, ringOf(newer, older))), accepted)
      })
      if (order === 'irrelevant') {
        await this.check(`${at}: the order of the keys is irrelevant`, async () => {
          ok(await accepts(ringOf(older, newer)))
        })
      }
      if (order === 'by id') {
        await this.check(`${at}: a renumbered key ring refuses what the old key made`, async () => {
          ok(!(await accepts(ringOf(older, newer))))
        })
      }
    }
    if (ringOf && makes && order !== 'irrelevant') {
      await this.check(`${at}: the newest key of the ring makes what is new`, async () => {
        const newest = order === 'by id' ? { 2: newer } : one(newer)
        ok(await accepts(newest, await make(ringOf(newer, older))))
      })
    }
    if (ringOf && makes && order === 'by place') {
      await this.check(`${at}: in the wrong order the old key goes on making what is new`, async () => {
        const made = await make(ringOf(older, newer))
        ok((await accepts(one(older), made)) && !(await accepts(one(newer), made)))
      })
      for (const claim of this.#open) {
        if (/^With the old key first\b.*\bthe old key goes on signing\b/.test(claim)) this.#said(claim)
      }
    }
    if (reads && several !== 'cannot be written' && keyRing) {
      const both = several ? several(newer, older) : [newer, older]
      if (keyRing.accepts === 'one key' || (keyRing.accepts === 'function' && keyRing.gives === 'one key')) {
        await this.check(`${at}: several keys are not taken`, async () => {
          ok(!(await accepts(both)))
        })
      }
      if (keyRing.accepts === 'function' && keyRing.gives === 'several keys') {
        await this.check(`${at}: a key function gives several keys`, async () => {
          ok(await accepts(both))
        })
      }
    }
  }

  /** Keys that are no text: what is made with one of them is read with it. */
  async forms<Value>(
    { make, read, accepted = alice }: Pick<RotationClaim<Value>, 'make' | 'read' | 'accepted'>,
    forms: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    for (const [form, key] of Object.entries(forms)) {
      await this.check(`takes ${form} as its key`, async () => {
        deepStrictEqual(plain(await read(await make(key), key)), accepted)
      })
    }
  }

  /** What a missing key does: what each of these throws or gives has to stand in `missingKey`. */
  async missingKey(...observe: readonly Observe[]): Promise<void> {
    await this.#sentence('missingKey', this.#entry.missingKey ?? '', observe)
  }

  /** What an empty key does: gives whether it was taken, or throws. */
  async emptyKey(...observe: readonly Observe[]): Promise<void> {
    await this.#emptyKey('emptyKey', this.#entry.emptyKey, observe)
  }

  /** The same for sinks that do something else than the library's others. */
  async emptyKeyAt(labels: readonly string[], ...observe: readonly Observe[]): Promise<void> {
    for (const label of labels) {
      for (const sink of sinksAt(this.#entry, label)) {
        await this.#emptyKey(fieldClaim('emptyKey', sink), sink.emptyKey, observe)
      }
    }
  }

  async #emptyKey(topic: string, said: Library['emptyKey'], observe: readonly Observe[]): Promise<void> {
    const outcomes = await Promise.all(observe.map(outcomeOf))
    const [answer, ...others] = new Set(outcomes.map(({ seen }) => (seen ? 'accepted' : 'refused')))
    this.#said(topic)
    // Where one use takes it and another does not, nothing can be said of the sink.
    await this.check(topic, () => {
      strictEqual(others.length > 0 ? 'unknown' : answer, said)
    })
  }

  /** What an accepted empty key does: the words that have to stand in `withEmptyKey`, or whether it holds. */
  async withEmptyKey(...observe: readonly Observe[]): Promise<void> {
    await this.#sentence('withEmptyKey', this.#entry.withEmptyKey ?? '', observe)
  }

  /** How short a key may be: the words that have to stand in `shortestKey`, or whether it holds. */
  async shortestKey(...observe: readonly Observe[]): Promise<void> {
    await this.#sentence('shortestKey', this.#entry.shortestKey ?? '', observe)
  }

  /** The same for sinks that take other lengths than the library's others. */
  async shortestKeyAt(labels: readonly string[], ...observe: readonly Observe[]): Promise<void> {
    for (const label of labels) {
      for (const sink of sinksAt(this.#entry, label)) {
        await this.#sentence(fieldClaim('shortestKey', sink), sink.shortestKey ?? '', observe)
      }
    }
  }

  /** A sentence of the entry (a trap, a note, what is not affected, what a fallback key saves), by its beginning. */
  async says(beginning: string, ...observe: readonly Observe[]): Promise<void> {
    const sentences = sentencesOf(this.#entry).filter((sentence) => sentence.startsWith(beginning))
    const [sentence] = sentences
    if (sentence === undefined || sentences.length > 1) {
      this.#fail(beginning, `${sentences.length} sentences of the entry begin so`)
      return
    }
    await this.#sentence(sentence, sentence, observe)
  }

  async #sentence(topic: string, sentence: string, observe: readonly Observe[]): Promise<void> {
    this.#said(topic)
    for (const [index, look] of observe.entries()) {
      const nth = observe.length > 1 ? ` (${index + 1} of ${observe.length})` : ''
      await this.check(`${topic}${nth}`, async () => {
        const { seen, error } = await outcomeOf(look)
        const words = error === undefined ? seen : messageOf(error)
        if (words === true) return
        for (const part of [words].flat()) {
          ok(
            typeof part === 'string' && part !== '' && sentence.includes(part),
            `seen: ${JSON.stringify(part)}`,
          )
        }
      })
    }
  }

  /** The version that first took a key ring: `reads` gives what a value of the old key reads as under a ring. */
  async since(
    label: string,
    reads: Readonly<Record<'before' | 'since', readonly [version: string, read: Observe]>>,
    accepted: unknown = alice,
  ): Promise<void> {
    const [first, read] = reads.since
    await this.check(`${label}: takes a key ring since ${first}`, async () => {
      for (const { keyRing } of this.#sinksAt(label)) {
        strictEqual('since' in keyRing ? keyRing.since : undefined, first)
      }
      ok(await isAccepted(read, accepted), `${first} does not take it`)
      ok(!(await isAccepted(reads.before[1], accepted)), `${reads.before[0]} takes it, too`)
    })
  }

  /** Takes the entry's migration through one rotation, and what the rules suggest for the code as it was before. */
  async migration<Value>(claim: MigrationClaim<Value>): Promise<void> {
    this.#said('migration')
    const migration = this.#entry.migration ?? ''
    const code = claim.part?.(migration) ?? migration
    const { keys = bothKeys, renamed = (text: string) => text, suggested: isSuggested = true } = claim
    await this.#carries('the migration', renamed(code), claim.phases ?? phasesOf(code, keys), claim)
    // What was carried through above is what valid-key-ring has to give, whatever is wrong with the ring.
    for (const [fault, wrong] of withWrongRings(code)) {
      const mended = withSuggestions(wrong, { rule: 'valid-key-ring' })
      if (mended !== undefined)
        await this.check(`the suggestion for ${fault} gives the migration`, () => {
          strictEqual(mended, code)
        })
    }
    const before = isSuggested && takesList(this.#entry) ? withOneKey(code) : undefined
    if (before !== undefined) await this.suggestion(before, { ...claim, renamed })
  }

  /** Takes what the rules suggest for code with a single key through one rotation. */
  async suggestion<Value>(before: string, claim: SuggestionClaim<Value>): Promise<void> {
    this.#said(suggestionClaim)
    const { keys = bothKeys, renamed = (text: string) => text } = claim
    const suggested = withSuggestions(before, this.#placeOf(claim))
    if (suggested === undefined) this.#fail('the suggestion', 'none is offered')
    else await this.#carries('the suggestion', renamed(suggested), phasesOf(suggested, keys), claim)
  }

  /** Code whose single key is reported and left as it is: no edit of it is certain. */
  async noSuggestion(before: string, place: Pick<SuggestionClaim<never>, 'filename'> = {}): Promise<void> {
    this.#said(suggestionClaim)
    await this.check('no suggestion, where none is certain', () => {
      strictEqual(withSuggestions(before, this.#placeOf(place)), undefined)
      strictEqual(findingsIn(before, this.#placeOf(place)), 1)
    })
  }

  #placeOf({ filename, installed }: Pick<SuggestionClaim<never>, 'filename' | 'installed'>): SuggestionPlace {
    return {
      ...(filename !== undefined && { filename }),
      ...(installed !== undefined && { installed: { [this.#entry.package]: installed } }),
    }
  }

  /** Takes code that stands elsewhere than in the entry through one rotation. */
  async code<Value>(what: string, code: string, claim: CodeClaim<Value>): Promise<void> {
    await this.#carries(what, code, phasesOf(code, claim.keys ?? bothKeys), claim)
  }

  async #carries<Value>(
    what: string,
    code: string,
    phases: Phases | undefined,
    { make, read, accepted = alice }: CodeClaim<Value>,
  ): Promise<void> {
    if (phases === undefined) {
      this.#fail(what, 'it reads no pair of settings')
      return
    }
    const specifier = await this.#write(code)
    const names = phases.flatMap((settings) => Object.keys(settings))
    const load = async (settings: Settings): Promise<Untyped> => {
      for (const name of names) Reflect.deleteProperty(process.env, name)
      Object.assign(process.env, settings)
      this.#loads += 1
      return this.load(`${specifier}?${this.#loads}`)
    }
    const [before, during, after] = phases
    const made: { older?: Value; newer?: Value } = {}
    await this.check(`${what}: reads what the old key made while both keys are given`, async () => {
      made.older = await make(await load(before))
      deepStrictEqual(plain(await read(await load(during), made.older)), accepted)
    })
    await this.check(`${what}: makes what is new with the newest key`, async () => {
      made.newer = await make(await load(during))
      deepStrictEqual(plain(await read(await load(after), made.newer)), accepted)
    })
    await this.check(`${what}: refuses what the old key made when the old key is gone`, async () => {
      const module: unknown = await load(after)
      ok(!(await isAccepted(() => read(module, made.older as Value), accepted)))
    })
    for (const name of names) Reflect.deleteProperty(process.env, name)
  }

  /** Claims that cannot be run: sinks by their label, sentences and kinds of data by their beginning. */
  notRun(why: string, ...topics: readonly string[]): void {
    for (const topic of topics) {
      const sinks = sinksAt(this.#entry, topic).map(sinkClaim)
      const claims = [...this.#open].filter(
        (claim) => sinks.includes(claim) || claim.replace(/^invalidates /, '').startsWith(topic),
      )
      if (claims.length === 0) this.#fail(topic, 'nothing is left open that begins so')
      for (const claim of claims) {
        this.#said(claim)
        this.#notRun.add(claim)
        this.#report({ kind: 'not run', claim, why })
      }
    }
  }

  /** Whether the package exports what the sinks name, by whichever of the modules that they name. */
  async exports(): Promise<void> {
    const [version = ''] = this.#entry.verified.split(' and ')
    for (const sink of this.#entry.sinks) {
      if (!('call' in sink || 'new' in sink) || 'global' in sink) continue
      const isOther = sink.versions !== undefined && !semver.satisfies(version, sink.versions, prereleases)
      if (isOther || this.#notRun.has(sinkClaim(sink))) continue
      const modules = [sink.from ?? this.#entry.package].flat()
      const exported = (await Promise.all(modules.map((module) => this.#exportsOf(module)))).flat()
      const names = ['call' in sink ? sink.call : sink.new].flat()
      await this.check(`${sinkClaim(sink)}: is exported`, () => {
        const missing = names.filter((name) => !exported.some((from) => isFunctionAt(from, name)))
        deepStrictEqual(missing, [])
      })
    }
  }

  /** What `import` gives, with what CommonJS exports. */
  async #exportsOf(module: string): Promise<readonly Untyped[]> {
    // Bundlers find `crypto-js/aes` without its extension, Node.js does not.
    const { seen } = await outcomeOf(() => this.load(module).catch(() => this.load(`${module}.js`)))
    return seen === undefined ? [] : [seen, { default: seen }, seen.default, seen.default?.default]
  }

  /** One check of the contract's own. */
  async check(claim: string, run: () => unknown): Promise<void> {
    const { error } = await outcomeOf(run)
    if (error === undefined) this.#report({ kind: 'passed', claim })
    else this.#fail(claim, messageOf(error))
  }

  /** What nothing was said about fails, except what the library never sees. */
  close(): void {
    for (const claim of this.#open) {
      const why = whyOutside(claim)
      if (why === undefined) this.#fail(claim, 'no check speaks of it')
      else this.#report({ kind: 'not run', claim, why })
    }
  }

  #sinksAt(label: string): readonly KeySink[] {
    const sinks = sinksAt(this.#entry, label)
    if (sinks.length === 0) this.#fail(label, 'the entry has no such sink')
    for (const sink of sinks) this.#said(sinkClaim(sink))
    return sinks
  }

  #said(claim: string): void {
    this.#open.delete(claim)
  }

  #fail(claim: string, why: string): void {
    this.#report({ kind: 'failed', claim, why })
  }
}

/** Gives the words that have to stand in the sentence, or whether it holds, or throws what has to stand in it. */
type Observe = () => unknown

const prereleases = { includePrerelease: true }

function isFunctionAt(exported: Untyped, path: string): boolean {
  const found = path.split('.').reduce((value, name) => value?.[name], exported)
  return typeof found === 'function'
}

interface Outcome {
  readonly seen?: Untyped
  readonly error?: Untyped
}

async function outcomeOf(run: () => unknown): Promise<Outcome> {
  try {
    return { seen: await run() }
  } catch (error) {
    return { error: error ?? new Error('undefined was thrown') }
  }
}

async function isAccepted(read: () => unknown, accepted: unknown): Promise<boolean> {
  const { seen, error } = await outcomeOf(read)
  return error === undefined && isSame(seen, accepted)
}

function isSame(seen: unknown, accepted: unknown): boolean {
  try {
    deepStrictEqual(plain(seen), accepted)
    return true
  } catch {
    return false
  }
}

/** Bytes as text: some libraries give what they are given, others bytes. */
function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value
}

function itself(key: unknown): unknown {
  return key
}

function nameAndMessage(seen: unknown, error: unknown): string {
  return error instanceof Error
    ? `${error.name} "${error.message}"`
    : `${JSON.stringify(seen ?? error)}, no error`
}

/** Runs this with settings in the environment, which are gone afterwards. */
export async function withSettings<Result>(settings: Settings, run: () => Maybe<Result>): Promise<Result> {
  Object.assign(process.env, settings)
  try {
    return await run()
  } finally {
    for (const name of Object.keys(settings)) Reflect.deleteProperty(process.env, name)
  }
}

/** The error that this ends with. */
export async function errorOf(run: Observe): Promise<Untyped> {
  const { seen, error } = await outcomeOf(run)
  ok(error !== undefined, `no error, but ${JSON.stringify(seen)}`)
  return error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function formOf(ring: KeyRing | undefined): ((newest: Untyped, older: Untyped) => unknown) | undefined {
  switch (ring?.accepts) {
    case 'array':
      return ring.newest === 'last' ? (newest, older) => [older, newest] : (newest, older) => [newest, older]
    case 'map':
      return ring.newest === 'highest id' ? (newest, older) => ({ 1: older, 2: newest }) : undefined
    case 'list in a string':
      return (newest: string, older: string) =>
        (ring.newest === 'last' ? [older, newest] : [newest, older]).join(ring.separator)
    default:
      return undefined
  }
}

function orderOf(
  ring: KeyRing | undefined,
  hasOwnForm: boolean,
): 'by place' | 'by id' | 'irrelevant' | undefined {
  switch (ring?.accepts) {
    case 'array':
      return ring.newest === 'irrelevant' ? 'irrelevant' : 'by place'
    case 'list in a string':
      return 'by place'
    case 'map':
      if (ring.newest === 'named id') return undefined
      return hasOwnForm ? 'by place' : 'by id'
    default:
      return undefined
  }
}

/** `NAME` holds the newest key and `NAME_PREVIOUS`, `NAME_OLD` or `OLD_NAME` the fallback key. */
function phasesOf(code: string, [older, newer]: Pair<string>): Phases | undefined {
  const names = new Set([...code.matchAll(/\bprocess\.env\.(\w+)/g)].map(([, name = '']) => name))
  for (const fallback of names) {
    const newest = fallback.replace(/_(?:PREVIOUS|OLD)$|^OLD_/, '')
    if (newest !== fallback && names.has(newest)) {
      return [{ [newest]: older }, { [newest]: newer, [fallback]: older }, { [newest]: newer }]
    }
  }
  return undefined
}
