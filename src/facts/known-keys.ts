import type { TSESTree } from '@typescript-eslint/utils'

import { clientPrefixOf, kindOfSetting, namesPublicKey } from '../catalogue/setting-names.ts'
import { settingByName } from './arriving-keys.ts'
import { everyOrigin } from './every-origin.ts'
import { lastName } from './ast.ts'
import { findHardcodedKeys } from './hardcoded-keys.ts'
import { isEnvironment } from './member-origins.ts'
import type { Origin } from './origin.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

/** A value that is a key for certain, or the environment that holds all of them. */
export interface KnownKey {
  readonly kind: 'own key' | 'third party' | 'environment'
  /** The setting that it is. */
  readonly setting: string | undefined
  /** Where it reaches a library in this file. */
  readonly sinkCall: SinkCall | undefined
}

/** What of a file is known to be a key: by the sinks that it reaches, by the names of its settings. */
export class KnownKeys {
  readonly #settings = new Map<string, SinkCall>()
  #literals: ReadonlyMap<TSESTree.Node, SinkCall> | undefined
  readonly #file: SourceFile
  /** Parameters and imports. */
  readonly #names: { readonly of: Origin; readonly sinkCall: SinkCall }[] = []

  /** The sinks of the file that take a key of our own. */
  readonly calls: readonly SinkCall[]

  constructor(file: SourceFile) {
    this.calls = findSinkCalls(file).filter(
      ({ sink, unseen }) => sink.rotatedBy !== 'third party' && sink.role !== 'hash' && !unseen,
    )
    for (const call of this.calls) {
      // A part of a text is no key by that alone: `${process.env.NAME}-${key}`.
      const whole = call.origins.filter(({ kind }) => kind !== 'text')
      for (const origin of everyOrigin(whole)) this.#add(origin, call)
    }
    this.#file = file
  }

  #add(origin: Origin, call: SinkCall): void {
    if (origin.kind === 'setting') {
      if (!namesPublicKey(origin.name) && !this.#settings.has(origin.name))
        this.#settings.set(origin.name, call)
    } else if (isNamedKey(origin, call)) {
      this.#names.push({ of: origin, sinkCall: call })
    }
  }

  /** The key that a value is. */
  keyOf(origin: Origin): KnownKey | undefined {
    if (origin.hashed || origin.derived) return undefined
    switch (origin.kind) {
      case 'setting':
        return this.setting(origin.name)
      case 'literal':
        return this.literal(origin.node)
      default: {
        if (isWholeEnvironment(origin))
          return { kind: 'environment', setting: undefined, sinkCall: undefined }
        const known = this.#names.find(({ of }) => isSame(of, origin))
        if (known) return { kind: 'own key', setting: undefined, sinkCall: known.sinkCall }
        const name = settingByName(origin)
        return name === undefined ? undefined : this.setting(name)
      }
    }
  }

  /** The key that a setting holds. What a prefix has given away cannot be given away again. */
  setting(name: string): KnownKey | undefined {
    const sinkCall = this.#settings.get(name)
    const kind = sinkCall ? 'own key' : kindOfSetting(name)
    if (kind === 'not secret' || namesPublicKey(name) || clientPrefixOf(name) !== undefined) return undefined
    return { kind, setting: name, sinkCall }
  }

  literal(node: TSESTree.Node): KnownKey | undefined {
    this.#literals ??= literalKeys(this.calls, this.#file)
    const sinkCall = this.#literals.get(node)
    return sinkCall && { kind: 'own key', setting: undefined, sinkCall }
  }

  /** The sink that a setting reaches, whatever its name is. */
  sinkOf(name: string): SinkCall | undefined {
    return this.#settings.get(name)
  }
}

/** The literals that are keys; nearly no file has one, and then nobody need look which of them are. */
function literalKeys(calls: readonly SinkCall[], file: SourceFile): ReadonlyMap<TSESTree.Node, SinkCall> {
  const hasLiteral = calls.some(({ origins }) => everyOrigin(origins).some(({ kind }) => kind === 'literal'))
  const keys = hasLiteral ? findHardcodedKeys(file) : []
  return new Map(keys.flatMap(({ written, sinkCall }) => (sinkCall ? [[written, sinkCall] as const] : [])))
}

/** A key may be made of anything, of the id of a device as well: only what is called one is taken for one. */
function isNamedKey(origin: Origin, { sink }: SinkCall): boolean {
  if (origin.derived || (origin.kind !== 'parameter' && origin.kind !== 'export')) return false
  const name = origin.path.at(-1) ?? lastName(origin.node) ?? ''
  // Somebody's own password is no key of the application.
  if (sink.role === 'derive' && /password$/i.test(name)) return false
  return /(?:key|secret|passphrase|password|pepper)$/i.test(name) && !namesPublicKey(name)
}

/** The same parameter, or the same export of a module that cannot be followed. */
function isSame(one: Origin, other: Origin): boolean {
  if (one.kind === 'parameter')
    return (
      other.kind === 'parameter' &&
      one.of === other.of &&
      one.index === other.index &&
      one.path.join() === other.path.join()
    )
  return (
    one.kind === 'export' &&
    other.kind === 'export' &&
    one.module === other.module &&
    one.path.join() === other.path.join()
  )
}

/** What was parsed has the settings that are declared: it holds a key only where one of them is. */
function isWholeEnvironment(origin: Origin): boolean {
  if (!isEnvironment(origin)) return false
  if (origin.kind === 'export')
    return !origin.path.includes('import.meta') && !origin.module.includes('public')
  return origin.kind !== 'environment' || origin.via === 'binding' || declaresKey(origin.file)
}

const declaring = new WeakMap<SourceFile, boolean>()

function declaresKey(file: SourceFile): boolean {
  let known = declaring.get(file)
  if (known === undefined) {
    const words = new Set(file.text.match(/\b[A-Z][A-Z0-9_]{2,60}\b/g))
    known = [...words].some((word) => kindOfSetting(word) === 'own key')
    declaring.set(file, known)
  }
  return known
}
