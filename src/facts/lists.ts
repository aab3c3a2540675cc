import type { TSESTree } from '@typescript-eslint/utils'

import { listMethods } from '../catalogue/transformers.ts'
import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { indexedAt } from './elements.ts'
import { unlessUnderWay } from './following.ts'
import { settingsNamed } from './named-settings.ts'
import type { Call, Origin, OriginOf } from './origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

interface Place {
  readonly node: TSESTree.Node
  readonly file: SourceFile
}

/** What a method of a list gives; undefined for other values and other methods. */
export function listMethodOrigins(
  node: TSESTree.CallExpression,
  method: string,
  values: readonly Origin[],
  file: SourceFile,
): readonly Origin[] | undefined {
  const place = { node, file }
  const lists = values.filter((value) => value.kind === 'array' || value.kind === 'list')
  if (lists.length === 0 || lists.length < values.length) return undefined
  const [first] = node.arguments
  switch (method) {
    case 'at':
      return first ? values.flatMap((value) => indexedAt(value, first, place)) : undefined
    case 'find':
    case 'findLast':
    case 'pop':
    case 'shift':
      return [{ kind: 'element', of: values, ...place }]
    // Of a map: which one an id that is written out leads to, is not told apart.
    case 'get':
      return staticString(first) === undefined
        ? [{ kind: 'element', of: values, ...place }]
        : lists.flatMap((list) => (list.kind === 'list' ? list.of : []))
    case 'entries':
    case 'values':
      return values
    case 'join':
      return joined(lists, place)
    case 'concat':
      return node.arguments.length > 0 ? [{ kind: 'list', of: values, ...place }] : values
    case 'flatMap':
    case 'map':
      return mapped(values, node, file)
    default:
      return listMethods.has(method) ? values : undefined
  }
}

/** `['a', 'b'].join('')` is a literal like `'a' + 'b'`. */
function joined(lists: readonly Origin[], place: Place): readonly Origin[] | undefined {
  const [only, ...others] = lists
  if (!only || others.length > 0) return undefined
  if (only.kind === 'list') {
    // The arguments of a function are a part each; of other lists nobody knows how many there are.
    const isRest = only.of.every((origin) => origin.kind === 'parameter' && origin.rest)
    return [{ kind: 'text', parts: [isRest ? only.of : [only]], ...place }]
  }
  if (only.kind !== 'array') return undefined
  const parts = only.node.elements.map((element) =>
    element ? inContext(originsOf(element, only.file), only) : [],
  )
  const written = parts.every(
    (part) => part.length > 0 && part.every((origin) => origin.kind === 'literal' || origin.kind === 'empty'),
  )
  return [written ? { kind: 'literal', ...place } : { kind: 'text', parts, ...place }]
}

/** A list that goes through a function: the settings that it looks up, else what the list was made of. */
function mapped(
  values: readonly Origin[],
  node: TSESTree.CallExpression,
  file: SourceFile,
): readonly Origin[] {
  const [callback] = node.arguments
  const each: Origin = { kind: 'element', of: values, node, file }
  const settings = (callback ? originsOf(callback, file) : []).flatMap((called) =>
    called.kind === 'function'
      ? returnedOrigins(called.node, called.file).flatMap((origin): readonly Origin[] => {
          if (origin.kind === 'setting') return [origin]
          return origin.kind === 'setting of parameter' && origin.of === called.node && origin.index === 0
            ? settingsNamed([each], { node, file, via: 'helper' }, origin)
            : []
        })
      : [],
  )
  return settings.length > 0 ? [{ kind: 'list', of: settings, node, file }] : values
}

/** The list that a function of the platform makes: `Object.values(keyById)`, `new Map([['1', key]])`. */
export function madeList(name: string, node: Call, file: SourceFile): readonly Origin[] | undefined {
  const [first, second] = node.arguments
  const place = { node, file }
  const given = () => (first ? originsOf(first, file) : [])
  switch (name) {
    case '(global) Object.entries':
    case '(global) Object.values':
      return [{ kind: 'list', of: given().flatMap(propertyValues), ...place }]
    case '(global) Object.keys':
      return [{ kind: 'list', of: [], ...place }]
    case '(global) Object.fromEntries':
    case '(global) Map':
      return [{ kind: 'list', of: given().flatMap(pairValues), ...place }]
    case '(global) Array':
    case '(global) Array.of':
      // A list of one is one key.
      return node.arguments.length === 1 && first?.type !== 'SpreadElement'
        ? given()
        : [{ kind: 'list', of: node.arguments.flatMap((argument) => originsOf(argument, file)), ...place }]
    case '(global) Array.from': {
      const made = (second ? originsOf(second, file) : []).flatMap((called) =>
        called.kind === 'function' ? returnedOrigins(called.node, called.file) : [],
      )
      return second ? [{ kind: 'list', of: made, ...place }] : asList(given(), place)
    }
    case '(global) Set':
      return asList(given(), place)
    default:
      return undefined
  }
}

function asList(values: readonly Origin[], place: Place): readonly Origin[] {
  const isList = values.length > 0 && values.every(({ kind }) => kind === 'array' || kind === 'list')
  return isList ? values : [{ kind: 'list', of: values, ...place }]
}

function propertyValues(value: Origin): readonly Origin[] {
  if (value.kind !== 'object') return [value]
  // `options = { ...options }` leads back into itself.
  const found = unlessUnderWay(value.node, 'values', () =>
    value.node.properties.flatMap((property) =>
      property.type === 'SpreadElement'
        ? inContext(originsOf(property.argument, value.file), value).flatMap(propertyValues)
        : inContext(originsOf(property.value, value.file), value),
    ),
  )
  return found ?? []
}

/** The second of each pair: `[['1', key], ['2', older]]`. */
function pairValues(value: Origin): readonly Origin[] {
  if (value.kind === 'list')
    return value.of.flatMap((pair) => (pair.kind === 'array' ? secondOf(pair) : [pair]))
  if (value.kind !== 'array') return [value]
  return value.node.elements.flatMap((element) =>
    element && element.type !== 'SpreadElement'
      ? inContext(originsOf(element, value.file), value).flatMap((pair) =>
          pair.kind === 'array' ? secondOf(pair) : [pair],
        )
      : [],
  )
}

function secondOf(pair: OriginOf<'array'>): readonly Origin[] {
  const second = pair.node.elements[1]
  return second ? inContext(originsOf(second, pair.file), pair) : []
}

interface Stored {
  /** The last name of what it is stored in. */
  readonly holder: string | undefined
  readonly value: TSESTree.Node
}

const stores = new WeakMap<SourceFile, ReadonlyMap<string, readonly Stored[]>>()

/** What the file stores under a name: `app.set('secret', key)` for `app.get('secret')`, `keys.set('1', key)`. */
export function storedOrigins(
  holder: TSESTree.Node,
  name: TSESTree.Node | undefined,
  file: SourceFile,
): readonly Origin[] {
  const written = staticString(name)
  if (written === undefined) return []
  const known = stores.get(file) ?? findStored(file)
  return (known.get(written) ?? []).flatMap((stored) =>
    stored.holder !== undefined && stored.holder === lastName(holder) ? originsOf(stored.value, file) : [],
  )
}

function findStored(file: SourceFile): ReadonlyMap<string, readonly Stored[]> {
  const found = new Map<string, Stored[]>()
  for (const { callee, arguments: given } of file.nodes.calls) {
    const [first, value] = given
    const method = unwrap(callee)
    const name = staticString(first)
    if (!value || name === undefined || method.type !== 'MemberExpression' || nameOf(method) !== 'set')
      continue
    found.set(name, [...(found.get(name) ?? []), { holder: lastName(method.object), value }])
  }
  stores.set(file, found)
  return found
}
