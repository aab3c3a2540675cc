import type { TSESTree } from '@typescript-eslint/utils'

import { nameOfAnyAge, namesFallbackKey } from '../catalogue/setting-names.ts'
import type { DetectedLibrary, KeySink } from '../catalogue/types.ts'
import { functionAround, isInside, lastName, nameOf, unwrap } from './ast.ts'
import { everyOrigin } from './every-origin.ts'
import { originsOf } from './origins.ts'
import type { Origin } from './origin.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

interface Key {
  readonly key: TSESTree.Node
  readonly origins: readonly Origin[]
}

/** The settings and variables that a key goes by. */
function namesOf({ key, origins }: Key): readonly string[] {
  const found = [
    lastName(key),
    ...everyOrigin(origins).map((origin) =>
      origin.kind === 'setting' ? origin.name : lastName(origin.node),
    ),
  ]
  return [...new Set(found)].filter((name) => name !== undefined)
}

/** Keys by what they are called besides their age, the newest ones apart from those before. */
class KeysByName {
  readonly #newest = new Map<string, TSESTree.Node[]>()
  readonly #older = new Map<string, TSESTree.Node[]>()

  constructor(keys: readonly Key[]) {
    for (const key of keys) {
      for (const name of namesOf(key)) {
        const nodes = namesFallbackKey(name) ? this.#older : this.#newest
        const ofAnyAge = nameOfAnyAge(name)
        const same = nodes.get(ofAnyAge)
        if (same) same.push(key.key)
        else nodes.set(ofAnyAge, [key.key])
      }
    }
  }

  /** The key at another age: `JWT_SECRET_PREVIOUS` of `JWT_SECRET`, and the other way round. */
  otherAgesOf(key: Key): readonly TSESTree.Node[] {
    if (this.#older.size === 0) return []
    return namesOf(key).flatMap((name) => {
      const nodes = namesFallbackKey(name) ? this.#newest : this.#older
      return nodes.get(nameOfAnyAge(name)) ?? []
    })
  }
}

/** Whether some of the keys are one at several ages, by what they are called. */
export function areOfTwoAges(keys: readonly Key[]): boolean {
  const byName = new KeysByName(keys)
  return keys.some((key) => byName.otherAgesOf(key).length > 0)
}

const known = new WeakMap<SourceFile, Map<DetectedLibrary, KeysByName>>()

/**
 * Whether the same library is given the key at another age in reach of the call: the newest signs and the previous one
 * opens, however the application goes from one to the other.
 */
export function isUsedAtTwoAges(call: SinkCall): boolean {
  const { file, library } = call
  let ofFile = known.get(file)
  if (!ofFile) known.set(file, (ofFile = new Map<DetectedLibrary, KeysByName>()))
  let keys = ofFile.get(library)
  if (!keys) ofFile.set(library, (keys = new KeysByName(keysOf(library, file))))
  return keys
    .otherAgesOf(call)
    .some((other) => other !== call.key && !isInside(other, call.key) && isInReach(other, call, file))
}

/** In the same function or around it; in another one only if that has not both keys for itself. */
function isInReach(other: TSESTree.Node, call: SinkCall, file: SourceFile): boolean {
  const around = functionAround(other)
  if (!around || isInside(call.node, around)) return true
  const own = file.text.slice(...call.key.range)
  return !findSinkCalls(file).some(
    ({ key, library }) =>
      library === call.library && isInside(key, around) && file.text.slice(...key.range) === own,
  )
}

/** The keys at all calls of a library, those of its methods included whose object nobody knows. */
function keysOf(library: DetectedLibrary, file: SourceFile): readonly Key[] {
  const atSinks = findSinkCalls(file).filter((call) => call.library === library)
  const methods = new Map(library.sinks.flatMap((sink) => keyedMethods(sink)))
  const byName = file.nodes.calls.flatMap((call): readonly Key[] => {
    const callee = unwrap(call.callee)
    const property = callee.type === 'MemberExpression' ? methods.get(nameOf(callee) ?? '') : undefined
    if (property === undefined) return []
    return call.arguments.flatMap((argument) => {
      const value = propertyOf(argument, property)
      return value ? [{ key: value, origins: originsOf(value, file) }] : []
    })
  })
  return [...atSinks, ...byName]
}

/** The methods of a sink that are given the key under a name: `jwtVerify({ key })`. */
function keyedMethods(sink: KeySink): readonly (readonly [string, string])[] {
  if (!('method' in sink)) return []
  const [property] = [sink.key.property ?? []].flat()
  if (property === undefined) return []
  return [sink.method].flat().map((method) => [method.split('.').at(-1) ?? method, property])
}

function propertyOf(argument: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const bare = unwrap(argument)
  if (bare.type !== 'ObjectExpression') return undefined
  const found = bare.properties.find((property) => property.type === 'Property' && nameOf(property) === name)
  return found?.type === 'Property' ? found.value : undefined
}
