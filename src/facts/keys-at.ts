import type { TSESTree } from '@typescript-eslint/utils'

import type { KeyPosition } from '../catalogue/types.ts'
import { isInside, nameOf, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { argumentAt, parameterPassedOn } from './arguments.ts'
import { unlessUnderWay } from './following.ts'
import { memberOrigins } from './member-origins.ts'
import type { Guard } from './origin.ts'
import { isTypedOptions } from './options-types.ts'
import { assignedNodes, isWrittenOut, originsOf, pathOrigins, returnedNodes, withGuard } from './origins.ts'
import type { Call, Key } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** The keys that a call has at a position. */
export function keysAt(
  position: KeyPosition,
  call: Call,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly Key[] {
  const argument = argumentAt(call, position.argument, bound, file)
  if (argument) return keysIn(argument, position, file)
  return propertiesOf(position.property).flatMap((path) =>
    keysPassedOn(call, position.argument, path, bound, file),
  )
}

/** The key at a path in an argument. */
export function keysGiven(
  call: Call,
  index: number,
  path: readonly string[],
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly Key[] {
  const argument = argumentAt(call, index, bound, file)
  return argument ? keysAtPath(argument, path, file) : keysPassedOn(call, index, path, bound, file)
}

/** The key in an argument that stands among others: `jwt.sign(...rest)`. */
function keysPassedOn(
  call: Call,
  index: number | 'last',
  path: readonly string[],
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly Key[] {
  const parameter = parameterPassedOn(call, index, bound, file)
  if (!parameter) return []
  const origins = pathOrigins([parameter], path, parameter.node, file)
  return [{ key: parameter.node, origins, unseen: true }]
}

export function keysIn(
  argument: TSESTree.Node,
  position: Omit<KeyPosition, 'argument'>,
  file: SourceFile,
): readonly Key[] {
  const values = propertiesOf(position.property).flatMap((path) => keysAtPath(argument, path, file))
  const { returned } = position
  if (returned === undefined) return values
  return values.flatMap(({ key, origins }) =>
    origins.flatMap((origin) => {
      if (origin.kind !== 'function') return []
      const results = [...returnedNodes(origin.node, origin.file), ...answeredNodes(origin.node, origin.file)]
      return results.flatMap((node) =>
        propertiesOf(returned === true ? undefined : returned).flatMap((path) =>
          keysAtPath(node, path, origin.file).map((inner) =>
            origin.file === file ? inner : { ...inner, key },
          ),
        ),
      )
    }),
  )
}

function propertiesOf(property: string | readonly string[] | undefined): readonly (readonly string[])[] {
  return property === undefined ? [[]] : [property].flat().map((path) => path.split('.'))
}

/** What a callback is given by `done(null, key)`. */
export function answeredNodes(of: FunctionNode, file: SourceFile): readonly TSESTree.Node[] {
  return file.nodes.calls.flatMap((call) => {
    const [error, value] = call.arguments
    const callee = unwrap(call.callee)
    if (callee.type !== 'Identifier' || !error || !value || !isInside(call, of)) return []
    return originsOf(error, file).every((origin) => origin.kind === 'empty') &&
      of.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === callee.name)
      ? [value]
      : []
  })
}

/** The value at a path inside an expression: with its own node where the object is written in this file. */
export function keysAtPath(node: TSESTree.Node, path: readonly string[], file: SourceFile): readonly Key[] {
  const [name, ...rest] = path
  if (name === undefined) return [{ key: node, origins: originsOf(node, file) }]
  return originsOf(node, file).flatMap((origin): readonly Key[] => {
    if (origin.kind === 'function') {
      // A function that returns itself leads back as well.
      const returned = unlessUnderWay(origin.node, `keys ${path.join('.')}`, () =>
        returnedNodes(origin.node, origin.file).flatMap((result) => keysAtPath(result, path, origin.file)),
      )
      return (returned ?? []).map((key) => (origin.file === file ? key : { ...key, key: node }))
    }
    // A list of options, as hosts take them: each has a key.
    if (origin.kind === 'array' && !/^\d+$/.test(name)) {
      if (origin.file !== file) return []
      const each = unlessUnderWay(origin.node, `keys ${path.join('.')}`, () =>
        origin.node.elements.flatMap((element) =>
          element && element.type !== 'SpreadElement' ? keysAtPath(element, path, file) : [],
        ),
      )
      return each ?? []
    }
    if (origin.kind === 'object') {
      // Options with the library's type are judged where they stand.
      if (origin.file !== file && isTypedOptions(origin.node, origin.file)) return []
      // `options = { ...options }` leads back into itself.
      const written =
        origin.file === file
          ? unlessUnderWay(origin.node, `keys ${path.join('.')}`, () =>
              keysInObject(origin.node, node, path, file),
            )
          : undefined
      if (written && written.length > 0) return (origin.guards ?? []).reduce(keysInsteadOf, written)
    }
    const origins = pathOrigins(memberOrigins([origin], name, node, file), rest, node, file)
    if (origins.every((value) => value.kind === 'unknown')) return []
    const seen = origins.some(
      ({ kind }) => kind !== 'parameter' && kind !== 'export' && kind !== 'instance' && kind !== 'unknown',
    )
    return [seen ? { key: node, origins } : { key: node, origins, unseen: true }]
  })
}

/** The value at a path in an object of this file, spreads and later assignments included. */
function keysInObject(
  object: TSESTree.ObjectExpression,
  given: TSESTree.Node,
  path: readonly string[],
  file: SourceFile,
): readonly Key[] {
  const [name = '', ...rest] = path
  const later: Key[] = []
  let insteadOf: TSESTree.Node | undefined
  const standingIn = (keys: readonly Key[]) => (insteadOf ? keysInsteadOf(keys, { insteadOf, file }) : keys)
  for (const property of [...object.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const spread = keysAtPath(property.argument, path, file)
      if (spread.some(({ unseen }) => !unseen)) return [...later, ...standingIn(spread)]
      // Options from outside may leave it out: then what stands before it counts.
      later.push(...spread)
      if (!isWrittenOut(property.argument, file)) insteadOf ??= property.argument
    } else if (nameOf(property) === name) {
      return [...later, ...standingIn(keysAtPath(property.value, rest, file))]
    }
  }
  if (later.length > 0) return later
  const bare = unwrap(given)
  if (bare.type !== 'Identifier') return []
  return assignedNodes(bare, name, file).flatMap((value) => keysAtPath(value, rest, file))
}

function keysInsteadOf(keys: readonly Key[], guard: Guard): readonly Key[] {
  return keys.map((key) => ({ ...key, origins: withGuard(key.origins, guard) }))
}
