import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting, namesSeveralKeys } from '../catalogue/setting-names.ts'
import { lastName, nameOf } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { unlessUnderWay } from './following.ts'
import { isJudgedByItsResult, isJudgedInside } from './judged-elsewhere.ts'
import { answeredNodes } from './keys-at.ts'
import { hasFallbacksBeside, isAskedForById, isNewestOfTriedList } from './keys-beside.ts'
import type { Origin, OriginOf } from './origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import {
  isGeneric,
  isPublicPem,
  saysNotOurs,
  saysWhichKey,
  shapeByName,
  shapeOfNames,
  shapeOfType,
  unlessSingle,
  unlessTyped,
} from './shape-by-name.ts'
import type { KeyShape } from './shape-by-name.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { packageOf } from './specifiers.ts'
import { inContext } from './substitution.ts'
import { isTriedInTurn } from './tried-in-turn.ts'

/** The shape of what a sink call is given. Names decide where nothing else is seen. */
export function shapeOf(call: SinkCall): KeyShape {
  if (call.origins.length === 0) return 'unknown'
  if (call.unseen) return takesOneFromOptions(call) ? 'one key' : 'unknown'
  if (isTriedInTurn(call) || call.origins.some(isNormalised)) return 'ring'
  if (hasFallbacksBeside(call) || isNewestOfTriedList(call) || isAskedForById(call)) return 'ring'
  if (saysNotOurs(call.key, call)) return 'not ours'
  const shapes = new Set(call.origins.map((origin) => shapeOfOrigin(origin, call)))
  for (const shape of ['ring', 'not ours'] as const) if (shapes.has(shape)) return shape
  // `keys[0]`: one of them, however many the setting holds.
  if (call.origins.some(({ node }) => isIndexed(node))) return 'one key'
  if (shapes.has('unknown')) return 'unknown'
  return shapes.has('one key') ? 'one key' : 'no key'
}

function isIndexed(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && /^\d+$/.test(nameOf(node) ?? '')
}

function shapeOfOrigin(origin: Origin, call: SinkCall): KeyShape {
  switch (origin.kind) {
    case 'empty':
      return 'no key'
    case 'literal':
      return isPublicPem(origin) ? 'not ours' : 'one key'
    // A key that no restart survives: a fallback key would change nothing.
    case 'generated':
      return 'no key'
    case 'text': {
      const parts = new Set(origin.parts.flat().map((part) => shapeOfOrigin(part, call)))
      if (parts.has('ring')) return 'ring'
      return parts.has('one key') ? 'one key' : 'no key'
    }
    case 'array':
      return shapeOfArray(origin, call)
    case 'object':
      return isJudgedInside(call) ? 'unknown' : shapeOfObject(origin.node, call)
    case 'function':
      return shapeOfFunction(origin, call)
    case 'element':
    case 'list':
    case 'class':
      return 'ring'
    case 'setting':
      if (kindOfSetting(origin.name) === 'third party' && isGeneric(call)) return 'not ours'
      return namesSeveralKeys(lastOf(origin.name)) && !origin.oneOf ? unlessSingle(call) : 'one key'
    case 'instance':
      return origin.made === 'type' && origin.path.length === 0
        ? shapeByName(call.key, call)
        : shapeOfInstance(origin, call)
    case 'parameter':
      return shapeOfParameter(origin, call)
    case 'export':
      // What the library itself hands out for this is a resolver: jose's `EmbeddedJWK`.
      if (packageOf(origin.module) === packageOf(call.library.package)) return 'ring'
      return shapeByName(namedNode(origin, call), call)
    default:
      return shapeByName(namedNode(origin, call), call)
  }
}

const takesEither = /\btypeof\s+[\w.]+\s*[!=]==?\s*['"]string['"]|\bArray\.isArray\b/

/** `typeof keys === 'string' ? [keys] : keys`, `row.version === 2 ? newer : older`: one of several keys. */
function isNormalised(origin: Origin): boolean {
  return (origin.guards ?? []).some((guard) => {
    if (!('test' in guard)) return false
    const tested = guard.file.text.slice(...guard.test.range)
    return takesEither.test(tested) || saysWhichKey.test(tested)
  })
}

/** A function that looks at nothing gives one key, whatever it is asked: `secretOrKeyProvider: () => key`. */
function shapeOfFunction({ node, file }: OriginOf<'function'>, call: SinkCall): KeyShape {
  if (looksAtWhatIsAsked(node, file) || isJudgedByItsResult(call)) return 'ring'
  const answered = answeredNodes(node, file).flatMap((answer) => originsOf(answer, file))
  const returned = answered.length > 0 ? answered : returnedOrigins(node, file)
  // What it gives is asked again: `function key() { return key }` would never end.
  if (returned.some(({ kind }) => kind === 'function')) return 'ring'
  const shapes = returned.map((origin) => shapeOfOrigin(origin, call))
  return shapes.length > 0 && shapes.every((shape) => shape === 'one key') ? 'one key' : 'ring'
}

/** Whether a function does anything with its parameters but call back: `(request, token, done) => done(null, key)`. */
function looksAtWhatIsAsked({ params }: FunctionNode, file: SourceFile): boolean {
  return params.some(
    (parameter) =>
      parameter.type !== 'Identifier' ||
      file.readsOf(parameter).some((read) => {
        const { parent } = read
        return parent?.type !== 'CallExpression' || parent.callee !== read
      }),
  )
}

/** Options that are given as a whole to a set-up that can only ever take one key from them. */
function takesOneFromOptions({ sink, origins }: SinkCall): boolean {
  const isSetUp = sink.role === 'sign and verify' || sink.role === 'encrypt and decrypt'
  return (
    isSetUp &&
    sink.keyRing.accepts === 'one key' &&
    origins.every(({ kind }) => kind === 'parameter' || kind === 'instance')
  )
}

function namedNode(origin: Origin, call: SinkCall): TSESTree.Node {
  return lastName(origin.node) === undefined || origin.node.type === 'ObjectExpression'
    ? call.key
    : origin.node
}

const lastOf = (name: string): string => name.split(/[.:/]/).at(-1) ?? name

function shapeOfArray(origin: OriginOf<'array'>, call: SinkCall): KeyShape {
  const { node: array, file } = origin
  const elements = array.elements.filter((element) => element !== null)
  if (elements.some((element) => element.type === 'SpreadElement') || elements.length > 1) return 'ring'
  const [only] = elements
  if (isAddedTo(array, file)) return 'ring'
  if (!only) return 'no key'
  // A list in itself is asked once: `key = [key]`.
  const shapes =
    unlessUnderWay(array, 'shape', () =>
      inContext(originsOf(only, file), origin).map((element) =>
        shapeOfOrigin(element, { ...call, key: only }),
      ),
    ) ?? []
  // One element of unknown shape is one key: `[config.secret]`.
  return shapes.includes('ring') || shapes.includes('not ours')
    ? (shapes.find((shape) => shape !== 'one key') ?? 'ring')
    : 'one key'
}

/** `const ring = [newest]; ring.push(older)` */
function isAddedTo(array: TSESTree.ArrayExpression, file: SourceFile): boolean {
  const { parent } = array
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  return file
    .readsOf(parent.id)
    .some(
      ({ parent: use }) =>
        use?.type === 'MemberExpression' && /^(?:push|unshift|splice)$/.test(nameOf(use) ?? ''),
    )
}

function shapeOfObject(object: TSESTree.ObjectExpression, call: SinkCall): KeyShape {
  const names = object.properties.map((property) =>
    property.type === 'Property' ? nameOf(property) : undefined,
  )
  if (names.includes('keys')) return 'ring'
  if (call.sink.keyRing.accepts !== 'map') return 'one key'
  if (names.includes('id') && names.includes('secret') && names.length <= 2) return 'one key'
  return names.length > 1 || names.includes(undefined) ? 'ring' : 'one key'
}

function shapeOfInstance(origin: Extract<Origin, { kind: 'instance' }>, call: SinkCall): KeyShape {
  // A Keygrip, a key set, a resolver that another library made: judged where it was made.
  const made = [...origin.of.path, ...origin.path].at(-1) ?? origin.of.module
  if (/^(?:Map|Set|WeakMap)$/.test(made)) return 'ring'
  if (/^find|key_?grip|jwks?|key_?set|key_?store|resolver|provider|jwtsecret/i.test(made)) return 'ring'
  if (/publickey|spki|x509/i.test(made)) return 'not ours'
  return shapeByName(namedNode(origin, call), call)
}

function shapeOfParameter(origin: Extract<Origin, { kind: 'parameter' }>, call: SinkCall): KeyShape {
  const [first, ...rest] = [...origin.path].reverse()
  const parameter = origin.of.params[origin.index]
  const bare = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter
  const named = bare?.type === 'AssignmentPattern' ? bare.left : bare
  const own = named?.type === 'Identifier' ? named.name : undefined
  if (first === undefined) {
    const annotated =
      named?.type === 'Identifier' ? shapeOfType(named.typeAnnotation?.typeAnnotation) : undefined
    if (annotated) return annotated
  }
  const names = [
    ...(own === undefined ? [] : [own]),
    ...rest.reverse(),
    ...(first === undefined ? [] : [first]),
  ]
  return unlessTyped(shapeOfNames(names, call, false), call)
}
