import type { TSESTree } from '@typescript-eslint/utils'

import {
  kindOfSetting,
  namesPublicKey,
  namesSeveralKeys,
  wordsOf,
} from '../catalogue/setting-names.ts'
import { chainNames, functionAround, isInside, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import { packageOf } from './sink-index.ts'
import { everyOrigin } from './sink-calls.ts'
import type { SinkCall } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

/**
 * What arrives at a sink: exactly one key; a ring (several keys, a list, a loop over keys, a key function); a key that
 * is not the application's own to rotate (a user's, a third party's, a public one); no key at all; or nobody knows.
 */
export type KeyShape = 'one key' | 'ring' | 'not ours' | 'no key' | 'unknown'

/** The shape of what a sink call is given. Names decide where nothing else is seen. */
export function shapeOf(call: SinkCall): KeyShape {
  if (call.origins.length === 0 || call.unseen) return 'unknown'
  if (isTriedInTurn(call) || call.origins.some(isNormalised)) return 'ring'
  if (saysNotOurs(call.key, call)) return 'not ours'
  const shapes = new Set(call.origins.map((origin) => shapeOfOrigin(origin, call)))
  for (const shape of ['ring', 'not ours'] as const) if (shapes.has(shape)) return shape
  if (shapes.has('unknown')) return 'unknown'
  return shapes.has('one key') ? 'one key' : 'no key'
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
      return shapeOfArray(origin.node, origin.file, call)
    case 'object':
      return shapeOfObject(origin.node, call)
    case 'function':
    case 'element':
    case 'list':
    case 'class':
      return 'ring'
    case 'setting':
      if (kindOfSetting(origin.name) === 'third party' && isGeneric(call)) return 'not ours'
      return namesSeveralKeys(lastOf(origin.name)) ? unlessSingle(call) : 'one key'
    case 'instance':
      return origin.made === 'type' && origin.path.length === 0 ? shapeByName(call.key, call) : shapeOfInstance(origin, call)
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

/** `typeof keys === 'string' ? [keys] : keys`: one key or several, as the caller likes. */
function isNormalised(origin: Origin): boolean {
  return (origin.guards ?? []).some((guard) => {
    if (!('test' in guard)) return false
    const tested = guard.file.text.slice(...guard.test.range)
    return /\btypeof\b|\bArray\.isArray\b/.test(tested)
  })
}

function namedNode(origin: Origin, call: SinkCall): TSESTree.Node {
  return lastName(origin.node) === undefined || origin.node.type === 'ObjectExpression' ? call.key : origin.node
}

const lastOf = (name: string): string => name.split(/[.:/]/).at(-1) ?? name

/** A call that can only ever take one key gets one key, whatever its name says. */
function unlessSingle(call: SinkCall): KeyShape {
  return call.sink.keyRing.accepts === 'one key' ? 'one key' : 'unknown'
}

function shapeOfArray(array: TSESTree.ArrayExpression, file: SourceFile, call: SinkCall): KeyShape {
  const elements = array.elements.filter((element) => element !== null)
  if (elements.some((element) => element.type === 'SpreadElement') || elements.length > 1) return 'ring'
  const [only] = elements
  if (isAddedTo(array, file)) return 'ring'
  if (!only) return 'no key'
  const shapes = originsOf(only, file).map((origin) => shapeOfOrigin(origin, { ...call, key: only }))
  // One element of unknown shape is one key: `[config.secret]`.
  return shapes.includes('ring') || shapes.includes('not ours') ? (shapes.find((shape) => shape !== 'one key') ?? 'ring') : 'one key'
}

/** `const ring = [newest]; ring.push(older)` */
function isAddedTo(array: TSESTree.ArrayExpression, file: SourceFile): boolean {
  const { parent } = array
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  return usesOf(parent.id, file).some(
    ({ parent: use }) => use?.type === 'MemberExpression' && /^(?:push|unshift|splice)$/.test(nameOf(use) ?? ''),
  )
}

function shapeOfObject(object: TSESTree.ObjectExpression, call: SinkCall): KeyShape {
  const names = object.properties.map((property) => (property.type === 'Property' ? nameOf(property) : undefined))
  if (names.includes('keys')) return 'ring'
  if (call.sink.keyRing.accepts !== 'map') return 'one key'
  if (names.includes('id') && names.includes('secret') && names.length <= 2) return 'one key'
  return names.length > 1 || names.includes(undefined) ? 'ring' : 'one key'
}

function shapeOfInstance(origin: Extract<Origin, { kind: 'instance' }>, call: SinkCall): KeyShape {
  // A Keygrip, a key set, a resolver that another library made: judged where it was made.
  const made = [...origin.of.path, ...origin.path].at(-1) ?? origin.of.module
  if (/key_?grip|jwks?|key_?set|key_?store|resolver|provider|jwtsecret/i.test(made)) return 'ring'
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
    const annotated = named?.type === 'Identifier' ? shapeOfType(named.typeAnnotation?.typeAnnotation) : undefined
    if (annotated) return annotated
  }
  const names = [...(own === undefined ? [] : [own]), ...rest.reverse(), ...(first === undefined ? [] : [first])]
  return shapeOfNames(names, call, false)
}

/** The shape that a type promises: a cast or annotation to `string` is one key. */
function shapeOfType(type: TSESTree.TypeNode | undefined): KeyShape | undefined {
  switch (type?.type) {
    case 'TSStringKeyword':
      return 'one key'
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSFunctionType':
      return 'ring'
    case 'TSTypeOperator':
      return shapeOfType(type.typeAnnotation)
    case 'TSUnionType': {
      const shapes = type.types.map(shapeOfType)
      return shapes.includes('ring') ? 'ring' : shapes.includes('one key') ? 'one key' : undefined
    }
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : ''
      if (/^(?:Buffer|Uint8Array|KeyObject|CryptoKey|KeyLike|CryptoKeyLike|BinaryLike|CipherKey|Secret)$/.test(name)) {
        return name === 'Secret' ? undefined : 'one key'
      }
      return /^(?:Array|ReadonlyArray|Set|ReadonlySet|Map|ReadonlyMap|Record)$/.test(name) ? 'ring' : undefined
    }
    default:
      return undefined
  }
}

function shapeByName(node: TSESTree.Node, call: SinkCall): KeyShape {
  const cast = castOf(call.key)
  const typed = shapeOfType(cast)
  if (typed) return typed
  const bare = unwrap(node)
  if (isLookedUp(bare, call.file)) return 'ring'
  if (bare.type === 'MemberExpression' && isFetched(bare.object, call.file)) return 'not ours'
  const names = chainNames(bare)
  if (names.length > 0) return shapeOfNames(names, call, bare.type === 'CallExpression' || bare.type === 'AwaitExpression')
  const name = lastName(bare)
  return name === undefined ? 'one key' : shapeOfNames([name], call, true)
}

/** `keyById.get(header.kid)`, `keyFor(version)`: one of several, by what the value says. */
function isLookedUp(node: TSESTree.Node, file: SourceFile): boolean {
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : node
  if (call.type !== 'CallExpression') return false
  const names = chainNames(call.callee).join('.')
  const asked = call.arguments.map((argument) => file.text.slice(...argument.range)).join(' ')
  if (/\bkid\b|key_?id|\bversion\b|\bheader\b/i.test(asked)) return true
  return call.arguments.length > 0 && staticString(call.arguments[0]) === undefined && /(?:by_?id|by_?kid|by_?version|keys|key_?ring)(?:\.get|\.find)?$/i.test(names)
}

const fetching = /^(?:find|findOne|findFirst|findUnique|findBy|findById|findByPk|findOrFail|findUniqueOrThrow|findFirstOrThrow|query|select|executeTakeFirst|getOne|fetchOne|first)$/

/** A row of a database: `const row = await db.find(...)`, `row.secret`. */
function isFetched(node: TSESTree.Node, file: SourceFile): boolean {
  return originsOf(node, file).some(
    (origin) =>
      (origin.kind === 'unknown' || origin.kind === 'instance') &&
      origin.node.type === 'CallExpression' &&
      fetching.test(lastName(origin.node.callee) ?? ''),
  )
}

function castOf(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') return node.typeAnnotation
  return node.type === 'TSNonNullExpression' || node.type === 'TSSatisfiesExpression' ? castOf(node.expression) : undefined
}

const functionLike = /^(?:get|resolve|lookup|look_?up|find|fetch|load|provide|select|choose)(?:[A-Z_]|$)|(?:Provider|Resolver|Callback|Func|Function|Fn|Getter|Loader|Lookup|Handler)$/
const keySet = /jwks|key_?(?:set|store|ring|chain|grip)/i

function shapeOfNames(names: readonly string[], call: SinkCall, called: boolean): KeyShape {
  const meaningful = names.filter((name) => name !== '()' && name !== '*')
  const last = meaningful.at(-1) ?? ''
  if (isOfRecord(meaningful.slice(0, -1)) || isOfRecord(wordsOf(last).slice(0, -1))) return 'not ours'
  if (namesPublicKey(last)) return 'not ours'
  if (isGeneric(call) && kindOfSetting(last) === 'third party') return 'not ours'
  if (!called && functionLike.test(last)) return 'ring'
  if (keySet.test(last)) return 'ring'
  return namesSeveralKeys(last) || last === 'all' ? unlessSingle(call) : 'one key'
}

// Whose key it is when it stands in a record of many: a user's, a tenant's, a subscriber's.
const records = new Set(
  'user users account accounts tenant tenants customer member members row rows record records doc document entity item subscriber subscription webhook hook hooks endpoint merchant shop integration installation team workspace organization organisation org device devices peer credential credentials otp totp mfa twofactor contact participant owner recipient invite apikey consumer partner'.split(
    ' ',
  ),
)

function isOfRecord(names: readonly string[]): boolean {
  return names.some((name) => records.has(name.toLowerCase()) || records.has(wordsOf(name).at(-1) ?? ''))
}

/** Primitives that may as well check somebody else's signature; a session set-up never does. */
function isGeneric(call: SinkCall): boolean {
  return /^(?:sign or verify|verify|derive|hash)$/.test(call.sink.role) && /crypto|noble|hmac|hash|^jws$|^jose$/.test(call.library.package)
}

function saysNotOurs(key: TSESTree.Node, call: SinkCall): boolean {
  const bare = unwrap(key)
  if (bare.type !== 'Identifier' && bare.type !== 'MemberExpression') return false
  const names = chainNames(bare)
  const last = names.at(-1) ?? ''
  return namesPublicKey(last) || isOfRecord(names.slice(0, -1)) || (isGeneric(call) && kindOfSetting(last) === 'third party')
}

function isPublicPem(origin: Origin): boolean {
  const text = staticString(origin.node) ?? ''
  return /-----BEGIN (?:RSA |EC )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(text)
}

/** Whether each of several keys is tried: in a loop, by a caller that loops, or newest first and then an older one. */
function isTriedInTurn(call: SinkCall): boolean {
  if (everyOrigin(call.origins).some((origin) => origin.kind === 'element')) return true
  const { node, file } = call
  if (node.type === 'CallExpression') {
    const callee = textOf(node.callee, file)
    const index = node.arguments.findIndex((argument) => isInside(call.key, argument))
    const another = file.nodes.calls.some(
      (other) => other !== node && textOf(other.callee, file) === callee && triesAnother(node, other, index, file),
    )
    if (another) return true
  }
  return call.origins.some(
    (origin) => origin.kind === 'parameter' && origin.file === file && callersTryInTurn(origin.of, origin.index, file),
  )
}

function callersTryInTurn(of: TSESTree.Node, index: number, file: SourceFile): boolean {
  const calls = file.nodes.calls.filter((call) =>
    originsOf(call.callee, file).some((origin) => origin.kind === 'function' && origin.node === of),
  )
  if (
    calls.some((call) => {
      const argument = call.arguments[index]
      return argument && everyOrigin(originsOf(argument, file)).some((origin) => origin.kind === 'element')
    })
  ) {
    return true
  }
  return calls.some((call) => calls.some((other) => other !== call && triesAnother(call, other, index, file)))
}

/** Two calls in one function that differ in the key alone: the newest key first, then an older one. */
function triesAnother(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  other: TSESTree.CallExpression | TSESTree.NewExpression,
  keyIndex: number,
  file: SourceFile,
): boolean {
  const around = functionAround(call)
  if (!around || around !== functionAround(other)) return false
  // Without another argument in common, a cookie, a token, nothing tells that the same value is checked.
  if (call.arguments.length < 2 || call.arguments.length !== other.arguments.length) return false
  if (areAlternatives(call, other)) return false
  return call.arguments.every((argument, index) => {
    const counterpart = other.arguments[index]
    const same = counterpart !== undefined && textOf(argument, file) === textOf(counterpart, file)
    return index === keyIndex ? !same : same
  })
}

/** In different arms of one condition: each value is checked with one key. */
function areAlternatives(a: TSESTree.Node, b: TSESTree.Node): boolean {
  for (let at = a; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') continue
    const other = at === parent.consequent ? parent.alternate : at === parent.alternate ? parent.consequent : undefined
    if (other && isInside(b, other)) return true
  }
  return false
}

function textOf(node: TSESTree.Node, file: SourceFile): string {
  return file.text.slice(...node.range)
}

// Comparisons that take the same time whatever differs.
const comparing = /timing_?safe|safe_?(?:compare|equal)|constant_?time|secure_?compare|tsscmp|^equals?$|^compare$|^assert|verify|check|match/i

/** Whether the call verifies: by its role, or by what the same file does with the result. */
export function verifies(call: SinkCall): boolean {
  switch (call.sink.role) {
    case 'verify':
    case 'decrypt':
    case 'sign and verify':
    case 'encrypt and decrypt':
      return true
    case 'sign or verify':
      return isCompared(call.node, call.file, 0)
    case 'encrypt or decrypt':
      return isDecrypting(call.node, call.file)
    default:
      return false
  }
}

function isCompared(node: TSESTree.Node, file: SourceFile, depth: number): boolean {
  if (depth > 4) return false
  const value = wrapped(node)
  const { parent } = value
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator)
    case 'MemberExpression': {
      // `.update(data).digest('hex')`; `.equals(other)`, `.length` is no comparison.
      if (parent.object !== value) return false
      const call = wrapped(parent).parent
      const name = nameOf(parent) ?? ''
      if (call?.type !== 'CallExpression') return false
      return name === 'equals' || isCompared(call, file, depth)
    }
    case 'CallExpression': {
      const name = lastName(parent.callee) ?? ''
      if (!(parent.arguments as TSESTree.Node[]).includes(value)) return false
      if (/^(?:timingSafeEqual|safeEqual|constantTimeEqual|safeCompare|secureCompare|tsscmp|scmp|equals?|compare|bufferEqual)$/i.test(name) || comparing.test(name)) return true
      return /^(?:from|String|Uint8Array|Buffer|encode|toString)$/.test(name) && isCompared(parent, file, depth + 1)
    }
    case 'AwaitExpression':
    case 'TemplateLiteral':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isCompared(parent, file, depth + 1)
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && usesOf(parent.id, file).some((use) => isCompared(use, file, depth + 1))
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const of = functionAround(value)
      return of !== undefined && callsOf(of, file).some((use) => isCompared(use, file, depth + 1))
    }
    default:
      return false
  }
}

function usesOf(identifier: TSESTree.Identifier, file: SourceFile): readonly TSESTree.Node[] {
  return file.variableOf(identifier)?.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier) ?? []
}

function callsOf(of: TSESTree.Node, file: SourceFile): readonly TSESTree.Node[] {
  return file.nodes.calls.filter(
    (call) => !isInside(call, of) && originsOf(call.callee, file).some((origin) => origin.kind === 'function' && origin.node === of),
  )
}

const decrypting = /^(?:decrypt|open|unseal|final)/i

function isDecrypting(node: TSESTree.Node, file: SourceFile): boolean {
  const value = wrapped(node)
  const { parent } = value
  if (parent?.type === 'MemberExpression' && parent.object === value) return decrypting.test(nameOf(parent) ?? '')
  if (parent?.type === 'AwaitExpression') return isDecrypting(parent, file)
  if (parent?.type === 'CallExpression' && (parent.arguments as TSESTree.Node[]).includes(value)) return isDecrypting(parent, file)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    return usesOf(parent.id, file).some((use) => isDecrypting(use, file))
  }
  return false
}
