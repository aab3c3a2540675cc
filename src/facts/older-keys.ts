import type { TSESTree } from '@typescript-eslint/utils'

import { nameOfAnyAge, namesFallbackKey } from '../catalogue/setting-names.ts'
import type { KeySink } from '../catalogue/types.ts'
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

/** Whether two keys are one at two ages, by what they are called: `JWT_SECRET` and `JWT_SECRET_PREVIOUS`. */
export function areAgesOfOne(one: Key, other: Key): boolean {
  const names = namesOf(one)
  return namesOf(other).some((second) =>
    names.some(
      (first) =>
        namesFallbackKey(first) !== namesFallbackKey(second) && nameOfAnyAge(first) === nameOfAnyAge(second),
    ),
  )
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

/**
 * Whether the same library is given the key at another age in reach of the call: the newest signs and the previous one
 * opens, however the application goes from one to the other.
 */
export function isUsedAtTwoAges(call: SinkCall): boolean {
  const { file, key } = call
  return keysBeside(call).some(
    (other) =>
      other.key !== key &&
      !isInside(other.key, key) &&
      areAgesOfOne(call, other) &&
      isInReach(other.key, call, file),
  )
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

/** The keys at other calls of the library, those of its methods included whose object nobody knows. */
function keysBeside({ file, library, node }: SinkCall): readonly Key[] {
  const known = findSinkCalls(file).filter((other) => other.library === library)
  const methods = new Map(library.sinks.flatMap((sink) => keyedMethods(sink)))
  const byName = file.nodes.calls.flatMap((call): readonly Key[] => {
    const callee = unwrap(call.callee)
    const property = callee.type === 'MemberExpression' ? methods.get(nameOf(callee) ?? '') : undefined
    if (property === undefined || call === node) return []
    return call.arguments.flatMap((argument) => {
      const value = propertyOf(argument, property)
      return value ? [{ key: value, origins: originsOf(value, file) }] : []
    })
  })
  return [...known, ...byName]
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
