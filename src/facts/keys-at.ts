import type { TSESTree } from '@typescript-eslint/utils'

import type { KeyPosition } from '../catalogue/types.ts'
import { isInside, nameOf, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { argumentAt } from './call-origins.ts'
import { unlessUnderWay } from './following.ts'
import { memberOrigins } from './member-origins.ts'
import { isTypedOptions } from './options-types.ts'
import { assignedNodes, originsOf, pathOrigins, returnedNodes, withGuard } from './origins.ts'
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
  return argument ? keysIn(argument, position, file) : []
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
      return returnedNodes(origin.node, origin.file).flatMap((result) =>
        keysAtPath(result, path, origin.file).map((key) =>
          origin.file === file ? key : { ...key, key: node },
        ),
      )
    }
    // A list of options, as hosts take them: each has a key.
    if (origin.kind === 'array' && !/^\d+$/.test(name)) {
      return origin.node.elements.flatMap((element) =>
        element && element.type !== 'SpreadElement' && origin.file === file
          ? keysAtPath(element, path, file)
          : [],
      )
    }
    if (origin.kind === 'object') {
      // Options with the library's type are judged where they stand.
      if (origin.file !== file && isTypedOptions(origin.node)) return []
      // `options = { ...options }` leads back into itself.
      const written =
        origin.file === file
          ? unlessUnderWay(origin.node, `keys ${path.join('.')}`, () =>
              keysInObject(origin.node, node, path, file),
            )
          : undefined
      if (written && written.length > 0) return written
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
  for (const property of [...object.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const spread = keysAtPath(property.argument, path, file)
      if (spread.some(({ unseen }) => !unseen)) return [...later, ...spread]
      // Options from outside may leave it out: then what stands before it counts.
      later.push(...spread)
      insteadOf ??= property.argument
    } else if (nameOf(property) === name) {
      const own = keysAtPath(property.value, rest, file)
      if (!insteadOf) return own
      const guard = { insteadOf, file }
      return [...later, ...own.map((key) => ({ ...key, origins: withGuard(key.origins, guard) }))]
    }
  }
  if (later.length > 0) return later
  const bare = unwrap(given)
  if (bare.type !== 'Identifier') return []
  return assignedNodes(bare, name, file).flatMap((value) => keysAtPath(value, rest, file))
}
